import type { Scene } from "../scene";
import type { LogDifference } from "./log-differences";
import { LOG_TEXTS } from "./log-texts";

/** A log of something else than the option is used all the same, and one sentence says what each is of. */
export function differencesSaid(
  { language, numbers, texts: { listComma } }: Pick<Scene, "language" | "numbers" | "texts">,
  differences: readonly LogDifference[],
): string {
  const texts = LOG_TEXTS[language];
  const said = ({ what, ...sides }: LogDifference, side: "log" | "option"): string => {
    const value = sides[side];
    if (typeof value === "string") return value;
    if (what === "devices") return texts.figures.devices(numbers.count(value), value);
    return texts.of[what === "memory" ? "memory" : "weights"](value.toFixed(1));
  };
  const all = (side: "log" | "option"): string => differences.map((one) => said(one, side)).join(listComma);
  return texts.differs(all("log"), all("option"));
}
