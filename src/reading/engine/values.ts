import type { EngineSettings } from "../../core/engines/settings";
import { InputError } from "../../core/errors";
import { findPrecision } from "../precision/precision-names";

/** How a flag's value is written. */
export type Kind =
  "count" | "share" | "on" | "off" | "precision" | "cache" | "state" | "draft" | "bytes" | "layers";

/** The flags of one engine: which setting each makes, and how its value is written. */
export type Flags = Readonly<Record<string, readonly [setting: keyof EngineSettings, kind: Kind]>>;

type Content = EngineSettings[keyof EngineSettings];

/** How each kind of flag reads its value; undefined leaves the engine's default. */
export const READ: Readonly<Record<Kind, (flag: string, value: string | undefined) => Content>> = {
  on: (_, value) => (/^(false|off|0|1)$/i.test(value ?? "") ? undefined : true),
  off: (_, value) => /^(off|0|false)$/i.test(value ?? ""),
  draft: (_, value) => !/ngram|suffix/i.test(value ?? ""),
  share: (flag, value) =>
    within(flag, value, (n) => n > 0 && n <= 1, "a share above 0 and up to 1, such as 0.9"),
  count: (flag, value) => within(flag, value?.replace(/k$/i, "e3"), isCount, "a whole number above 0"),
  layers: (flag, value) =>
    /^(all|auto)$/i.test(value ?? "all")
      ? undefined
      : within(flag, value, Number.isInteger, "a whole number"),
  bytes: (flag, value) => within(flag, value, (n) => n > 0, "a number of bytes above 0"),
  state: (_, value) => (/32/.test(value ?? "") ? 4 : 2),
  // a method's name may not tell the format ("compressed-tensors"): then the model's own stands
  precision: (_, value) => findPrecision(value ?? "") ?? undefined,
  cache: (flag, value) => {
    if (/^auto$/i.test(value ?? "auto")) return undefined;
    const precision = findPrecision((value ?? "").replace(/_ds_mla$/i, ""));
    if (precision !== null) return precision;
    throw new InputError("flag-value", { flag, given: value ?? "", needs: '"fp8", "bfloat16" or "auto"' });
  },
};

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n > 0;

function within(
  flag: string,
  value: string | undefined,
  test: (n: number) => boolean,
  needs: string,
): number {
  const number = value === undefined || value.trim() === "" ? Number.NaN : Number(value);
  if (test(number)) return number;
  throw value === undefined
    ? new InputError("flag-empty", { flag, needs })
    : new InputError("flag-value", { flag, given: value, needs });
}
