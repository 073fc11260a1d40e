import { SPEED_RULES } from "../../src/core/rules/speed";
import { ratesOf, type Setting } from "../../src/core/speed/setting";
import { turnsOf } from "../../src/core/speed/speed";
import { promptTerms, stepTerms } from "../../src/core/speed/step";
import type { Point } from "./speed-runs";

/** Seconds of a step and of a prompt, by another form than ours. */
interface Form {
  readonly step: number;
  readonly prompt: number;
}

const PLAIN = { memory: 1, compute: 1, pace: 1 };

/** Ours with one term taken away each; what each term is for stands in docs/speed.md. */
export const WITHOUT: Readonly<Record<string, (setting: Setting, users: number) => Form>> = {
  "fixed time": (setting, users) => changed(setting, users, { fixedTime: 0 }),
  "activation traffic": (setting, users) => changed(setting, users, { activationsTime: 0 }),
  "all-reduce": (setting, users) => changed(setting, users, { reduceTime: 0 }),
  "compute time": (setting, users) => changed(setting, users, { computeTime: 0 }),
  "experts that others visit": (setting, users) => {
    const { weights, memory } = stepTerms(setting, users);
    const weightsSize = SPEED_RULES["speed-weights"]({ ...weights, tokens: 1 });
    return changed(setting, users, { memoryTime: SPEED_RULES["speed-memory"]({ ...memory, weightsSize }) });
  },
  "others' prompts": (setting, users) => ({ ...changed(setting, users, {}), prompt: 0 }),
  "shares by class of card": (setting, users) =>
    changed({ ...setting, class: { ...setting.class, ...PLAIN } }, users, {}),
};

type Times = ReturnType<typeof stepTerms>["step"];

function changed(setting: Setting, users: number, change: Partial<Times>): Form {
  const { activationsTime, reduceTime } = change;
  const prompt =
    setting.hardware.tera === null
      ? 0
      : SPEED_RULES["speed-prompt"]({
          ...promptTerms(setting, ratesOf(setting)),
          ...(activationsTime === undefined ? {} : { activationsTime }),
          ...(reduceTime === undefined ? {} : { reduceTime }),
        });
  return { step: SPEED_RULES["speed-step"]({ ...stepTerms(setting, users).step, ...change }), prompt };
}

/** What the field multiplies with: the larger of reading and multiplying, at so much of the peak. */
export const roofline = (setting: Setting, users: number, share: number): Form => {
  const { memory, compute } = stepTerms(setting, users);
  const reading = SPEED_RULES["speed-memory"]({ ...memory, reach: share });
  const multiplying = SPEED_RULES["speed-compute"]({ ...compute, reach: share });
  return { step: Math.max(reading, multiplying), prompt: 0 };
};

/** A point's figure by another form; first tokens and prompts have none. */
export function figureBy(point: Point, { step, prompt }: Form): number {
  const { setting, users, metric, saturated } = point;
  const { answer, prompt: sent } = setting.question;
  const cycle = answer * step + turnsOf(setting, users) * prompt;
  if (metric === "all") return ((users * answer) / cycle) * (saturated ? setting.pace.saturated : 1);
  if (metric === "both") return (sent + answer) / (answer * step + prompt);
  return Math.min(
    1 / step,
    answer > 1 ? (answer - 1) / Math.max(1e-9, cycle - point.firstSeconds) : Infinity,
  );
}
