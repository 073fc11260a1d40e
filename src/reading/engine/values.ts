import type { EngineSettings } from "../../core/engines/settings";
import { InputError } from "../../core/errors";
import type { Precision } from "../../core/formats/precision";
import { findPrecision } from "../precision/precision-names";
import { cudaGraphs, engramPlace, mediaLimits, speculation } from "./json-values";
import { countOf, plainNumber, shareOf } from "./numbers";
import { safePattern } from "./tensor-pattern";

/** How a flag's value is written. */
export type Kind = keyof typeof READ;

type Setting = keyof EngineSettings;
type Read = (flag: string, value: string | undefined, setting: Setting) => EngineSettings;

/** A kind whose value is one setting; undefined leaves the engine's default. */
const one =
  (read: (flag: string, value: string | undefined) => EngineSettings[Setting]): Read =>
  (flag, value, setting) => {
    const content = read(flag, value);
    return content === undefined ? {} : { [setting]: content };
  };

/** The same, where "auto", "none" or -1 leave the choice to the engine. */
const chosen = (read: (flag: string, value: string | undefined) => EngineSettings[Setting]): Read =>
  one((flag, value) => (isLeftOpen(value) ? undefined : read(flag, value)));

const isLeftOpen = (value: string | undefined): boolean => /^(auto|none|null|default|-1)$/i.test(value ?? "");
const isNo = (value: string | undefined): boolean => /^(false|off|0|no|disabled?)$/i.test(value ?? "");

const GIB = 2 ** 30;
const A_COUNT = "a whole number above 0";
/** Tokens of a prompt that SGLang does not cut: its --max-prefill-tokens. */
const WHOLE_PROMPT = 16_384;
const EVERY_LAYER = 1e6;

const count = (flag: string, value: string | undefined): number =>
  within({ flag, value, needs: A_COUNT }, countOf(value), (n) => Number.isSafeInteger(n) && n > 0);

/** How each kind of flag reads its value into settings. */
export const READ = {
  on: one((_, value) => (isNo(value) ? undefined : true)),
  /** A number of ranks that switches something on: more than one. */
  ranks: chosen((flag, value) => count(flag, value) > 1 || undefined),
  no: one((_, value) => (isNo(value) ? undefined : false)),
  /** On or off as the value says, alone it is on; the setting is about its being off. */
  off: chosen((_, value) => isNo(value)),
  share: chosen((flag, value) =>
    within(
      { flag, value, needs: "a share above 0 and up to 1, such as 0.9" },
      shareOf(value),
      (n) => n > 0 && n <= 1,
    ),
  ),
  count: one(count),
  /** 0 is the engine's own choice too. */
  limit: chosen((flag, value) => (value === "0" ? undefined : count(flag, value))),
  chunk: one((flag, value) => (value === "-1" ? WHOLE_PROMPT : count(flag, value))),
  layers: chosen((flag, value) =>
    /^all$/i.test(value ?? "all")
      ? undefined
      : within({ flag, value, needs: "a whole number" }, plainNumber(value), Number.isInteger),
  ),
  every: one((_, value) => (isNo(value) ? undefined : EVERY_LAYER)),
  bytes: chosen((flag, value) =>
    within(
      { flag, value, needs: "a number of bytes above 0" },
      countOf(value?.replace(/i?b$/i, "")),
      (n) => n > 0,
    ),
  ),
  gib: chosen((flag, value) => {
    const size = plainNumber(value?.replace(/ *gi?b?$/i, ""));
    return within({ flag, value, needs: "a number of GiB" }, size, (n) => n >= 0) * GIB || undefined;
  }),
  state: chosen((_, value) => (/32/.test(value ?? "") ? 4 : 2)),
  // a method's name may not tell the format ("compressed-tensors"): then the model's own stands
  method: one((_, value) => findPrecision(value ?? "") ?? undefined),
  /** Of how many tokens logits are made: 0 is all of them. */
  logits: one((_, value) => /^(0|all.*)$/i.test(value ?? "") || undefined),
  /** The settings of PyTorch's allocator, "expandable_segments:True" among others. */
  segments: one((_, value) => /expandable_segments\s*[:=]\s*(true|1)/i.test(value ?? "") || undefined),
  /** vLLM quantises with bitsandbytes as it loads. */
  loader: one((_, value) => (/^bitsandbytes$/i.test(value ?? "") ? "NF4" : undefined)),
  compute: chosen((flag, value) => {
    const precision = findPrecision(value ?? "");
    if (precision !== null && COMPUTED.has(precision)) return precision;
    throw unreadable({ flag, value, needs: '"auto", "bfloat16", "float16" or "float32"' });
  }),
  cache: chosen(cacheFormat),
  /** Ollama's one type for keys and values. */
  caches: (flag, value) => {
    const format = isLeftOpen(value) ? undefined : cacheFormat(flag, value);
    return format === undefined ? {} : { cache: format, valueCache: format };
  },
  /** SGLang's EAGLE and NEXTN run on the model's own draft layers. */
  drafting: chosen((_, value) => (/n-?gram|suffix/i.test(value ?? "") ? undefined : true)),
  speculation: (flag, value) => speculation(flag, value),
  media: (flag, value) => mediaLimits(flag, value),
  graphs: (flag, value) => cudaGraphs(flag, value),
  sizes: one((_, value) => value?.match(/\d+/g)?.length),
  towersOff: one((_, value) => (isNo(value) ? undefined : "none")),
  /** Where n-gram tables lie: a switch that moves them to the host, its opposite, and the place by name. */
  toHost: one((_, value) => (isNo(value) ? "card" : "host")),
  toCard: one((_, value) => (isNo(value) ? "host" : "card")),
  place: chosen((_, value) => (value === "gpu" ? "card" : "host")),
  engram: (flag, value) => engramPlace(flag, value),
  /** --mm-encoder-tp-mode data: every rank has the whole tower. */
  towersMode: one((_, value) => (value === "data" ? "whole" : undefined)),
  patterns: one((flag, value) =>
    (value ?? "").split(",").flatMap((each) => {
      const [, pattern = "", place = ""] = /^(.*)=(\w+)$/.exec(each) ?? [];
      if (/^(cuda|rocm|vulkan|sycl|metal|gpu)\d*$/i.test(place)) return [];
      if (/^cpu$/i.test(place) && safePattern(pattern)) return [pattern];
      throw unreadable({ flag, value, needs: "patterns of tensor names, each =CPU" });
    }),
  ),
} satisfies Readonly<Record<string, Read>>;

function cacheFormat(flag: string, value = "auto"): Precision | undefined {
  const precision = findPrecision(value.replace(/_(ds_mla|inc)$/i, "").replace(/^fp4_e2m1$/i, "mxfp4"));
  if (precision !== null || isLeftOpen(value)) return precision ?? undefined;
  throw unreadable({ flag, value, needs: '"fp8", "bfloat16" or "auto"' });
}

/** What activations are computed in. */
const COMPUTED: ReadonlySet<Precision> = new Set<Precision>(["BF16", "FP16", "FP32"]);

interface Asked {
  readonly flag: string;
  readonly value: string | undefined;
  readonly needs: string;
}

const unreadable = ({ flag, value, needs }: Asked): InputError =>
  value === undefined
    ? new InputError("flag-empty", { flag, needs })
    : new InputError("flag-value", { flag, given: value, needs });

function within(asked: Asked, number: number, test: (n: number) => boolean): number {
  if (test(number)) return number;
  throw unreadable(asked);
}
