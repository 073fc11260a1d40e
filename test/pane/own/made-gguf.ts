/** A GGUF file by hand, as https://github.com/ggml-org/ggml/blob/master/docs/gguf.md lays it out: version 3, little-endian. */
export type MetaValue = number | string | boolean | readonly number[] | readonly string[];

interface Made {
  readonly meta: readonly (readonly [key: string, value: MetaValue])[];
  /** Shapes of its tensors; each takes a byte a number here, so that the file is as large as it says. */
  readonly tensors?: readonly (readonly number[])[];
  readonly version?: number;
  /** What the head says of its own length, where that is a lie. */
  readonly counts?: { readonly tensors?: bigint; readonly meta?: bigint };
}

export function madeGguf({ meta, tensors = [], version = 3, counts = {} }: Made): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const push = (size: number, write: (view: DataView) => void): void => {
    const view = new DataView(new ArrayBuffer(size));
    write(view);
    bytes.push(...new Uint8Array(view.buffer));
  };
  const u32 = (value: number): void => {
    push(4, (view) => { view.setUint32(0, value, true); });
  };
  const u64 = (value: bigint): void => {
    push(8, (view) => { view.setBigUint64(0, value, true); });
  };
  const text = (value: string): void => {
    const letters = new TextEncoder().encode(value);
    u64(BigInt(letters.length));
    bytes.push(...letters);
  };
  const number = (value: number): void => {
    u32(value);
  };
  bytes.push(...new TextEncoder().encode("GGUF"));
  u32(version);
  u64(counts.tensors ?? BigInt(tensors.length));
  u64(counts.meta ?? BigInt(meta.length));
  for (const [key, value] of meta) {
    text(key);
    if (typeof value === "string") {
      u32(STRING);
      text(value);
    } else if (typeof value === "number") {
      u32(UINT32);
      number(value);
    } else if (typeof value === "boolean") {
      u32(BOOL);
      bytes.push(value ? 1 : 0);
    } else {
      u32(ARRAY);
      u32(typeof value[0] === "string" ? STRING : UINT32);
      u64(BigInt(value.length));
      for (const one of value) {
        if (typeof one === "string") text(one);
        else number(one);
      }
    }
  }
  tensors.forEach((shape, at) => {
    text(`blk.${String(at)}.weight`);
    u32(shape.length);
    for (const size of shape) u64(BigInt(size));
    u32(0);
    u64(0n);
  });
  const size = tensors.reduce((sum, shape) => sum + shape.reduce((all, one) => all * one, 1), 0);
  const file = new Uint8Array(bytes.length + size);
  file.set(bytes);
  return file;
} // prettier-ignore

const [UINT32, BOOL, STRING, ARRAY] = [4, 7, 8, 9];

/** The head of a small model: 2 layers, 4 heads of 64, 2 of them for the cache. */
export const SMALL: Made = {
  meta: [
    ["general.architecture", "qwen3"],
    ["general.name", "Tiny  Qwen"],
    ["general.file_type", 15],
    ["qwen3.block_count", 2],
    ["qwen3.embedding_length", 128],
    ["qwen3.attention.head_count", 4],
    ["qwen3.attention.head_count_kv", 2],
    ["qwen3.attention.key_length", 64],
    ["qwen3.context_length", 4096],
    ["tokenizer.ggml.tokens", ["a", "b"]],
  ],
  tensors: [
    [128, 512],
    [128, 256],
  ],
};
