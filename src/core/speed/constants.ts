/**
 * Every constant of the speed formulas. None is fitted to a single card or model: where one was fitted, it was fitted
 * on halves of the measured points, split by source and by model, and both values stand beside it. docs/speed.md says
 * what each term is for, and `npm run accuracy` what is lost without it.
 */

/** NVIDIA's aiconfigurator counts 0.8 of the bandwidth too; an H100's copy kernel reaches 3.0 of 3.35 TB/s. */
const AICONFIGURATOR = "https://github.com/ai-dynamo/aiconfigurator";

/** What an engine makes of a card. */
export interface Pace {
  /** Share of the peak bandwidth and of the peak rate that its kernels reach. */
  readonly memory: number;
  readonly compute: number;
  /** Seconds of a step that depend on neither bytes nor operations: for each layer, and once. */
  readonly layerSeconds: number;
  readonly stepSeconds: number;
  /** Seconds from a request's arrival to its prompt's first kernel. */
  readonly firstSeconds: number;
  /** What is left of the throughput when more requests wait than are in flight. */
  readonly saturated: number;
  /** One user has it to himself: such points lie nearer than those of a server. */
  readonly local?: true;
  readonly source: string;
}

/** Engines that batch continuously and replay graphs. Fitted: 0.75 and 0.85 of bandwidth, 0.70 and 0.94 of the rate. */
export const SERVER_PACE: Pace = {
  memory: 0.8,
  compute: 0.8,
  // 3.7 and 4.3 µs a kernel, some seven kernels a layer; another group's fit on its own traces has 32 µs
  layerSeconds: 30e-6,
  // 1.9 and 2.7 ms
  stepSeconds: 2.5e-3,
  // 30 and 58 ms
  firstSeconds: 0.04,
  saturated: 0.78,
  source: AICONFIGURATOR,
};

/** llama.cpp with one user. Fitted: 0.87 and 1, 0.33 and 0.40, 0.08 and 0.13 ms a layer. */
export const LOCAL_PACE: Pace = {
  memory: 0.94,
  compute: 0.37,
  layerSeconds: 120e-6,
  stepSeconds: 0,
  firstSeconds: 0.04,
  saturated: 0.78,
  local: true,
  source: "https://github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference",
};

/** Seconds a layer that kernels take beside those of ordinary attention and a dense feed-forward. */
export const KERNEL_SECONDS = { experts: 30e-6, latent: 45e-6, index: 60e-6, recurrent: 30e-6 } as const;

/**
 * Times that a token's hidden state is written and read in each half of a layer, and once more for each expert it
 * visits. Fitted: 19 and 20. It takes scheduling that grows with the requests in as well, so it is not physics alone.
 */
export const STATE_PASSES = 20;

/** All-reduces of a layer: behind the attention and behind the feed-forward; the share of a link that they reach. */
export const LINK_REACH = 0.7;

/** Prompts of others that a request meets before its own first token. Fitted: 0.08 and 0.11. */
export const QUEUE_SHARE = 0.1;

/** No first token is told above so many requests in flight; above the lower count queueing decides. */
export const MOST_FIRST = 128;
export const QUEUED_FIRST = 64;

/** Bytes a second of one lane, one way, by generation (PCI-SIG: 8, 16, 32 and 64 GT/s). */
export const PCIE_LANE_GB: Readonly<Record<number, number>> = { 3: 0.985, 4: 1.97, 5: 3.94, 6: 7.56 };

/** Tokens a second that a reader wants unless something else is asked. */
export const USUAL_SPEED = 20;
