// @ts-check
// Files as strangers send them: sound ones with holes, lies, repeats and other people's keys.
import fc from "fast-check";

const NUMBERS = ["0", "-1", "1", "4294967296", "1e308", "99999999999999999999", "NaN", "1048577", "0x10", ""];
const XML = [
  "<a>", "</a>", "<c r=\"A1\"><v>1</v></c>", "<row r=\"9\">", "<f t=\"array\" ref=\"A1:XFD1048576\">1+1</f>", "&#0;", "&amp;", "]]>", "<!--",
  "A1:XFD1048576", "A0", "ZZZZ9", "_xlfn.LET(", "=", "__proto__", "constructor", "../../x", "rId1", "s", "\u0000", "💥", "<mergeCell ref=\"B2:C3\"/>",
  "<sheet name=\"x\" sheetId=\"9\" r:id=\"rId1\"/>", "<xf numFmtId=\"0\"/>", "<definedName name=\"a\">b</definedName>", "<col min=\"1\" max=\"16384\"/>", ...NUMBERS,
]; // prettier-ignore
const BYTES = ["\u0000", "\u00ff", "\u0000\u0000\u0000\u0000", "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "GGUF", "\u0008\u0000\u0000\u0000", "\u0009\u0000\u0000\u0000"]; // prettier-ignore

/** @param {readonly string[]} words @param {number} times @param {number} most */
const edits = (words, times, most) =>
  fc.array(
    fc.record({
      file: fc.nat(11),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(40)),
      put: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.string({ maxLength: 12 })),
      times: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, fc.integer({ min: 0, max: times })),
    }),
    { maxLength: most },
  );

const META = [
  "general.architecture", "general.name", "general.file_type", "general.size_label", "split.count", "__proto__", "constructor",
  ...["block_count", "embedding_length", "attention.head_count", "attention.head_count_kv", "attention.key_length", "attention.kv_lora_rank", "rope.dimension_count", "context_length", "ssm.state_size"].map((key) => `qwen3.${key}`),
]; // prettier-ignore
const whole = fc.oneof(fc.nat(4_294_967_295), fc.nat(200), fc.constantFrom(0, 1, 15, 64, 4_294_967_295));
const meta = fc.array(
  fc.tuple(
    fc.constantFrom(...META),
    fc.oneof(
      whole,
      fc.constantFrom("qwen3", "llama", "", "72B", "__proto__", "💥".repeat(200)),
      fc.string({ maxLength: 30 }),
      fc.boolean(),
      fc.array(whole, { maxLength: 100 }),
    ),
  ),
  { maxLength: 6 },
);

const ODD_LETTERS = ["\u001b[1;36m", "\r", "\u0000", "\u2028", "İ", "(EngineCore_DP0 pid=7) ", "TP15] ", "NaN", "-5", "1.2.3", "9".repeat(400), " ", "GiB", "=", "None", "'", "tokens"]; // prettier-ignore

/** @param {readonly string[]} lines */
const pieces = (lines) => [
  ...lines,
  ...lines,
  ...lines,
  ...lines.flatMap((line) => line.split(/(?<=[\s=,:(])/)),
  ...ODD_LETTERS,
];

/** @param {readonly string[]} lines */
const logs = (lines) =>
  fc.oneof(
    fc
      .array(
        fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces(lines)) }, fc.string({ maxLength: 8 })),
        {
          maxLength: 60,
        },
      )
      .chain((parts) => fc.constantFrom("\n", "", " ", "\r\n").map((between) => parts.join(between))),
    fc
      .tuple(fc.array(fc.constantFrom(...pieces(lines)), { minLength: 1, maxLength: 4 }), fc.nat(32_000))
      .map(([parts, length]) =>
        parts
          .join("")
          .repeat(Math.ceil(length / 20))
          .slice(0, length),
      ),
  );

const OPENING = ['{"a":', "[", '{"layer_types":[', '"full_attention",', "1,", "{", '{"__proto__":', "1e9,", '"text_config":{', "\\u0000"]; // prettier-ignore
const LLAMA =
  '{"model_type":"llama","hidden_size":64,"intermediate_size":128,"num_hidden_layers":2,"num_attention_heads":4,"vocab_size":99,';
const deep = fc
  .tuple(fc.array(fc.constantFrom(...OPENING), { minLength: 1, maxLength: 4 }), fc.nat(40_000), fc.nat(3))
  .map(([parts, length, form]) => {
    const text = parts
      .join("")
      .repeat(Math.ceil(length / 5))
      .slice(0, length);
    if (form === 0) return text;
    if (form === 1) return `${LLAMA}"layer_types":${text}`;
    const closing = text.replace(/[^[{]/g, "").split("").reverse();
    const ends = closing.map((letter) => (letter === "[" ? "]" : "}")).join("");
    return form === 2
      ? `${LLAMA}"layer_types":${JSON.stringify(text.split(","))}}`
      : `${LLAMA}"x":${text}1${ends}}`;
  });

/**
 * What is asked of each reader: how often beside two thousand questions of cells, and the milliseconds that the worst may take.
 *
 * @typedef {{ kind: string, runs: number, slowMs: number, files: fc.Arbitrary<readonly unknown[]>, read: (...args: any[]) => unknown }} Reading
 * @param {typeof import("./readers.ts")} readers
 * @returns {Reading[]}
 */
export const readingsOf = (readers) => [
  { kind: "config.json files", runs: 300, slowMs: 50, files: fc.tuple(deep), read: readers.config },
  {
    kind: "start-up logs",
    runs: 500,
    slowMs: 50,
    files: fc.tuple(logs(readers.logLines)),
    read: readers.log,
  },
  { kind: "GGUF", runs: 400, slowMs: 1000, files: fc.tuple(meta, edits(BYTES, 300, 3)), read: readers.gguf },
  {
    kind: ".xlsx",
    runs: 150,
    slowMs: 1000,
    files: fc.tuple(
      edits(XML, 3000, 6),
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, edits(BYTES, 10, 3)),
    ),
    read: readers.xlsx,
  },
];
