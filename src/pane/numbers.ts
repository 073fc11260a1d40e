import { toUnit } from "../functions/shared";
import type { Bytes, Unit } from "../core/units";
import type { Language } from "../reading/language";

/** Numbers as the reader's language writes them; the pane never shows one that did not pass here. */
export interface Numbers {
  /** With its unit, from which no line break parts it: 58.9 GiB. */
  readonly size: (size: Bytes, unit: Unit) => string;
  /** Without: where the unit stands once for two. */
  readonly bare: (size: Bytes, unit: Unit) => string;
  readonly count: (count: number) => string;
  /** A share: 20%. */
  readonly share: (share: number) => string;
  /** Billions of parameters: 32.8. */
  readonly billions: (parameters: number) => string;
  /** How many requests: 19.9; whole from a hundred on. */
  readonly requests: (requests: number) => string;
  /** An estimate: two digits that count, 0.25 or 4,100. */
  readonly rough: (value: number) => string;
  /** So many users, with two digits that count: what is served is never rounded up. */
  readonly users: (users: number) => string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: "en-US", zh: "zh-CN" };

export function numbersIn(language: Language): Numbers {
  const known = made.get(language);
  if (known) return known;
  const locale = LOCALES[language];
  const format = (digits: number, least = digits): ((value: number) => string) => {
    const formatter = new Intl.NumberFormat(locale, {
      maximumFractionDigits: digits,
      minimumFractionDigits: least,
    });
    return (value) => formatter.format(value);
  };
  const whole = format(0);
  const tenths = format(1);
  const shortest = format(1, 0);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const bare = (size: Bytes, unit: Unit): string => {
    const value = toUnit(size, unit);
    // what is there must not read as nothing
    if (value > 0 && value < 0.05) return `<${tenths(0.1)}`;
    return Math.abs(value) >= 1000 ? whole(value) : tenths(value);
  };
  const two = new Intl.NumberFormat(locale, { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  const numbers: Numbers = {
    bare,
    size: (size, unit) => `${bare(size, unit)}\u00A0${unit}`,
    count: whole,
    share: (share) => percent.format(share),
    billions: (parameters) => (parameters >= 100e9 ? whole : shortest)(parameters / 1e9),
    // a request that does not quite fit must not be rounded up
    requests: (requests) =>
      requests >= 100 ? whole(Math.floor(requests)) : shortest(Math.floor(requests * 10) / 10),
    rough: (value) => two.format(value),
    users(users) {
      const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, users))) - 1);
      return whole(Math.floor(users / step) * step);
    },
  };
  made.set(language, numbers);
  return numbers;
}

const made = new Map<Language, Numbers>();
