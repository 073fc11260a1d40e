import type { Scenario } from "./capacity-texts";

/** What is asked in a scenario: tokens of prompt, answer and history, active share, requests of an active user an hour. */
export type Use = readonly [prompt: number, answer: number, history: number, active: number, hourly: number];

/** Tokens and use of each scenario; null: as the bid states. */
export const SCENARIOS: Readonly<Record<Scenario, Use | null>> = {
  own: null,
  chat: [512, 256, 0, 0.2, 24],
  rag: [4096, 512, 0, 0.2, 60],
  reasoning: [2000, 3000, 0, 0.2, 12],
};
