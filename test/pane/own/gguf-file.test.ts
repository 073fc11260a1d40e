import { readGguf } from "../../../src/pane/own/gguf-file";
import { fromFile } from "../../../src/pane/own/files";
import { OWN_EN } from "../../../src/pane/own/texts-en";
import { OWN_ZH } from "../../../src/pane/own/texts-zh";
import { processorClock } from "../../tools/processor-time";
import { madeGguf, SMALL, type MetaValue } from "./made-gguf";

jest.setTimeout(60_000); // what the work costs is counted by the processor

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = "tiny.gguf"): File => new File([bytes], name);

const withMeta = (...more: readonly (readonly [string, MetaValue])[]) => ({
  ...SMALL,
  meta: [...SMALL.meta.filter(([key]) => !more.some(([other]) => other === key)), ...more],
});

test("the head says shape, size and format of the model", async () => {
  const read = await readGguf(fileOf(madeGguf(SMALL)));
  expect(read).toEqual({
    status: "read",
    name: "Tiny Qwen",
    facts: [
      // 128 x 512 + 128 x 256, in billions
      ["parameters", 98_304 / 1e9],
      ["layers", 2],
      ["heads", 4],
      ["kvHeads", 2],
      ["headDim", 64],
      ["context", 4096],
      // LLAMA_FTYPE_MOSTLY_Q4_K_M = 15: llama.cpp/include/llama.h
      ["precision", "Q4_K_M"],
    ],
  });
});

test("what was read is a model: its cache takes 2 x 2 layers x 2 heads x 64 numbers a token", async () => {
  const draft = await fromFile(fileOf(madeGguf(SMALL)), OWN_ZH, "zh");
  if (typeof draft === "string") throw new Error(draft);
  expect(draft.kind === "model" && draft.model).toMatchObject({ contextLimit: 4096, precision: "Q4_K_M" });
  expect(draft.kind === "model" && draft.model.layers[0]).toMatchObject({ count: 2, layer: { mixers: [{ kind: "full", kvHeads: 2, keyDim: 64 }] } });
}); // prettier-ignore

test("the first of several files does not pass for the whole: the maker's size counts", async () => {
  const read = await readGguf(fileOf(madeGguf(withMeta(["split.count", 3], ["general.size_label", "72B"]))));
  expect(read.status === "read" && read.facts[0]).toEqual(["parameters", "72B"]);
});

test.each([
  ["notes.txt", "hello", /config\.json/],
  ["config.json", "{", /config\.json/],
  ["config.json", '{"model_type":"no such thing"}', /no such thing/],
  ["weights.gguf", "hello", /GGUF/],
])("%s with %j is refused in a sentence", async (name, text, said) => {
  expect(await fromFile(new File([text], name), OWN_EN, "en")).toMatch(said);
});

test("only the head is read, whatever follows it", async () => {
  const head = madeGguf({ ...SMALL, tensors: [] });
  const asked: number[] = [];
  const file = {
    name: "big.gguf",
    size: 40_000_000_000,
    slice: (from: number, to: number) => {
      asked.push(to);
      return new Blob([head.slice(from, to)]);
    },
  } as unknown as File;
  expect(await readGguf(file)).toMatchObject({ status: "read" });
  expect(Math.max(...asked)).toBeLessThanOrEqual(2_000_000);
});

test.each<[string, Uint8Array<ArrayBuffer>, string]>([
  ["no GGUF at all", new TextEncoder().encode("PK\u0003\u0004 and so on"), "no GGUF"],
  ["an empty file", new Uint8Array(), "no GGUF"],
  ["a head that is cut", madeGguf(SMALL).slice(0, 60), "no GGUF"],
  ["another version", madeGguf({ ...SMALL, version: 9 }), "no GGUF"],
  ["ten thousand million entries", madeGguf({ ...SMALL, counts: { meta: 10_000_000_000n } }), "no GGUF"],
  ["a hundred thousand entries that are not there", madeGguf({ ...SMALL, counts: { meta: 99_999n } }), "no GGUF"],
  ["millions of tensors that are not there", madeGguf({ ...SMALL, counts: { tensors: 9_000_000n } }), "no GGUF"],
  ["layers of unlike heads", madeGguf(withMeta(["qwen3.attention.head_count_kv", [2, 0]])), "mixed"],
  ["layers with a state", madeGguf(withMeta(["qwen3.ssm.state_size", 128])), "mixed"],
  ["no architecture", madeGguf(withMeta(["general.architecture", ""])), "mixed"],
  ["the name of a prototype as its architecture", madeGguf(withMeta(["general.architecture", "__proto__"])), "incomplete"],
  ["a prototype among its keys", madeGguf(withMeta(["__proto__", "x"], ["qwen3.block_count", 0])), "incomplete"],
  ["a count beyond sense", madeGguf(withMeta(["qwen3.block_count", 4_000_000_000])), "incomplete"],
])("%s is said, not guessed", async (_, bytes, status) => {
  expect(await readGguf(fileOf(bytes))).toMatchObject({ status });
}); // prettier-ignore

const bytesOf = (...parts: readonly (Buffer | string | bigint | number)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => {
        if (typeof part === "string")
          return bufferOf(8, (b) => b.writeBigUInt64LE(BigInt(part.length)), part);
        if (typeof part === "bigint") return bufferOf(8, (b) => b.writeBigUInt64LE(part));
        return typeof part === "number" ? bufferOf(4, (b) => b.writeUInt32LE(part)) : part;
      }),
    ),
  );
function bufferOf(size: number, write: (buffer: Buffer) => void, text = ""): Buffer {
  const buffer = Buffer.alloc(size);
  write(buffer);
  return Buffer.concat([buffer, Buffer.from(text)]);
}
const MAGIC = Buffer.from("GGUF");
const [STRING, ARRAY] = [8, 9];
const DEEP = Buffer.alloc(12 * 500_000, bytesOf(ARRAY, 1n));

// counts of the head, then its entries: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
test.each<[string, Uint8Array<ArrayBuffer>]>([
  ["arrays in arrays, half a million deep", bytesOf(MAGIC, 3, 0n, 1n, "a", ARRAY, DEEP)],
  ["a text of a million million letters", bytesOf(MAGIC, 3, 0n, 1n, "a", STRING, 2n ** 40n)],
  ["a list of a million million numbers", bytesOf(MAGIC, 3, 0n, 1n, "a", ARRAY, 0, 2n ** 40n, Buffer.alloc(1000))],
  ["four million texts of nothing", bytesOf(MAGIC, 3, 0n, 1n, "a", ARRAY, STRING, 4_000_000n, Buffer.alloc(32_000_000))],
  ["a tensor of four thousand million dimensions", bytesOf(MAGIC, 3, 1n, 0n, "a", 4_000_000_000, Buffer.alloc(1000))],
])("%s is no model, and costs less than a second and 100 MB", async (_, bytes) => {
  const spent = processorClock();
  const before = process.memoryUsage().heapUsed;
  const { status } = await readGguf(fileOf(bytes));
  expect(["no GGUF", "mixed", "incomplete"]).toContain(status);
  expect(spent()).toBeLessThan(1_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
}); // prettier-ignore
