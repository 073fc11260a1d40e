/**
 * How Excel stores a custom function of an add-in: `_xldudf_`, then its id with dots as underscores. An Excel that has
 * the add-in shows VRAM.KV again, one that has not keeps the value (office-js issues 5611, 2051, 3558).
 */
const STORED = "_xldudf_VRAM_";

// texts and quoted sheet names hold no functions; what a broken save put before our prefix goes with it (issue 2568)
const TOKENS =
  /"(?:[^"]|"")*"|@?'(?:[^']|'')*'!(?=_xldudf_VRAM_)|@?\[\d+\]!(?=_xldudf_VRAM_)|'(?:[^']|'')*'|_xldudf_VRAM_(?=\w)|_xl(?:fn|pm|ws|udf)\.|\bVRAM\.(?=[A-Z][A-Z0-9]*\s*\()/gi;

/**
 * A formula of a sheet as a file holds it, without "=". Newer functions of Excel's own have a prefix there, which the
 * caller puts in before.
 */
export const toStored = (formula: string): string =>
  formula
    .replace(/^=/, "")
    .replace(TOKENS, (token) => (/^VRAM\.$/i.test(token) ? STORED : token))
    .replace(/_xldudf_VRAM_([a-z][a-z0-9]*)(?=\s*\()/gi, (_, name: string) => STORED + name.toUpperCase());

/** A file's formula as a sheet shows it, with "=". */
export const fromStored = (formula: string): string =>
  `=${formula.replace(TOKENS, (token) => {
    if (token.startsWith('"') || (token.startsWith("'") && !token.endsWith("!"))) return token;
    return /^_xldudf_/i.test(token) ? "VRAM." : /^VRAM/i.test(token) ? token : "";
  })}`;

/** Whether a formula asks one of our functions: it may spill, and its value alone is what others see. */
export const asksUs = (formula: string): boolean =>
  [...formula.matchAll(TOKENS)].some(([token]) => /^(VRAM\.|_xldudf_VRAM_)$/i.test(token));
