import { InputError } from "../../core/errors";
import type { Side } from "../../core/speed/users";
import { BYTES_PER_UNIT, type Unit } from "../../core/units";
import { remembering } from "../cells/remember";
import { findLanguage, LANGUAGES, type Language } from "../language";
import { findMethod, METHOD_NAMES, type AskedMethod } from "../training/method";

/** Arguments that take one of a few words. */

const UNITS = Object.keys(BYTES_PER_UNIT) as Unit[];

export const unitByText = remembering((text: string): Unit => {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const known = UNITS.find(
    (unit) => unit.toLowerCase() === plain || (unit === "bytes" && /^(b|byte|字节)$/.test(plain)),
  );
  if (known !== undefined) return known;
  throw new InputError("choice-unknown", { name: "Unit", given: text, known: UNITS });
});

const SIDES: Readonly<Record<Side, readonly string[]>> = {
  mid: ["中"],
  low: ["低", "保守"],
  high: ["高"],
};
const SIDE_NAMES = Object.keys(SIDES) as Side[];

export const sideByText = remembering((text: string): Side => {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const known = SIDE_NAMES.find((side) => side === plain || SIDES[side].includes(plain));
  if (known !== undefined) return known;
  throw new InputError("choice-unknown", { name: "Side", given: text, known: SIDE_NAMES });
});

export const languageByText = remembering((text: string): Language => {
  const known = findLanguage(text);
  if (known !== null) return known;
  throw new InputError("choice-unknown", { name: "Language", given: text, known: LANGUAGES });
});

export const methodByText = remembering((text: string): AskedMethod => {
  const known = findMethod(text);
  if (known !== null) return known;
  throw new InputError("choice-unknown", { name: "Method", given: text, known: METHOD_NAMES });
});

export const missingMethod = (): never => {
  throw new InputError("choice-empty", { name: "Method", known: METHOD_NAMES });
};
