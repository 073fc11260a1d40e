import { gguf, GGMLFileQuantizationType } from "@huggingface/gguf";
import { ARGUMENTS, readOne } from "../../functions/shared";
import { attempt } from "../reading";
import type { ModelNumber } from "./wording";

/** What the head of a GGUF file tells of its model, as labels and values of a model card. */
export type GgufRead =
  | {
      readonly status: "read";
      readonly name: string;
      readonly facts: readonly GgufFact[];
    }
  /** Not a GGUF, broken, or its head is longer than any. */
  | { readonly status: "no GGUF" }
  /** Layers of several kinds, of which a GGUF does not say which is which: its config.json does. */
  | { readonly status: "mixed"; readonly architecture: string }
  | { readonly status: "incomplete"; readonly architecture: string };

/** A number of a model; what has no word of its own goes by its key in a config.json. */
export type GgufFact = readonly [
  name: ModelNumber | "kv_lora_rank" | "qk_rope_head_dim",
  value: number | string,
];

/** Names and tokens of the largest vocabularies; the weights behind them are never read. */
const HEAD_BYTES = 40_000_000;

/** Reads the head of a file where it lies: nothing of it leaves the browser. */
export async function readGguf(file: Pick<File, "slice" | "size" | "name">): Promise<GgufRead> {
  let found: Awaited<ReturnType<typeof parsed>>;
  try {
    found = await parsed(file);
  } catch {
    return { status: "no GGUF" };
  }
  // what is missing of a head reads as zeros
  const [, end] = found.tensorInfoByteRange;
  return end > file.size ? { status: "no GGUF" } : modelOf(found, file.name);
}

const parsed = (file: Pick<File, "slice" | "size">) =>
  // the address is never asked for: the file answers in its place
  gguf("https://file.invalid/", { fetch: answering(file), computeParametersCount: true });

/** The file as the reader's fetch: parts of its head, and an error beyond. */
function answering(file: Pick<File, "slice" | "size">): typeof fetch {
  return async (_, { headers } = {}) => {
    const { Range: range = "" } = headers as Record<string, string>;
    const [, from = "0", to = "0"] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    const start = Number(from);
    if (start >= Math.min(file.size, HEAD_BYTES)) throw new Error("the head ends before");
    const part = await file.slice(start, Number(to) + 1).arrayBuffer();
    return new Response(part, { headers: { "content-range": `bytes ${from}-${to}/${String(file.size)}` } });
  };
}

type Parsed = Awaited<ReturnType<typeof parsed>>;

function modelOf({ metadata, parameterCount }: Parsed, file: string): GgufRead {
  const all = metadata as unknown as Readonly<Record<string, unknown>>;
  const field = (key: string): unknown => (Object.hasOwn(all, key) ? all[key] : undefined);
  const architecture = textOf(field("general.architecture"));
  const own = (key: string): unknown => field(`${architecture}.${key}`);
  if (architecture === "" || isMixed(own)) return { status: "mixed", architecture };
  const count = (key: string): number | null => countOf(own(key));
  const heads = count("attention.head_count");
  const kvHeads = count("attention.head_count_kv") ?? heads;
  const hidden = count("embedding_length");
  const latent = count("attention.kv_lora_rank");
  const dim = count("attention.key_length") ?? (hidden !== null && heads !== null ? hidden / heads : null);
  const layers = count("block_count");
  if (layers === null || (latent === null && (kvHeads === null || dim === null)))
    return { status: "incomplete", architecture };
  const name = textOf(field("general.name")) || file.replace(/\.gguf$/i, "");
  const facts: readonly (readonly [GgufFact[0], GgufFact[1] | null])[] = [
    ["parameters", parametersOf(parameterCount, field)],
    ["layers", layers],
    ["heads", heads],
    // one latent is kept for all heads
    ["kvHeads", latent === null ? kvHeads : null],
    ["headDim", latent === null ? dim : null],
    ["kv_lora_rank", latent],
    ["qk_rope_head_dim", latent === null ? null : count("rope.dimension_count")],
    ["context", count("context_length")],
    ["precision", precisionOf(field("general.file_type"))],
  ];
  const known = facts.flatMap(([fact, value]): GgufFact[] => (value === null ? [] : [[fact, value]]));
  return { status: "read", name, facts: known };
}

/** In billions. One file of several holds a part of the tensors: then the size that its maker printed counts. */
function parametersOf(counted: number, field: (key: string) => unknown): number | string | null {
  if (Number(field("split.count") ?? 1) > 1) return textOf(field("general.size_label")) || null;
  return counted > 0 ? counted / 1e9 : null;
}

/** Layers without attention, or with other heads than their neighbours. */
function isMixed(own: (key: string) => unknown): boolean {
  const lists = ["attention.head_count", "attention.head_count_kv"].map(own);
  if (lists.some((list) => Array.isArray(list) && new Set(list.map(Number)).size > 1)) return true;
  return ["ssm.state_size", "full_attention_interval", "wkv.head_size"].some((key) => own(key) !== undefined);
}

function countOf(value: unknown): number | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  const number = typeof one === "bigint" || typeof one === "number" ? Number(one) : 0;
  return Number.isInteger(number) && number > 0 && number < MOST_COUNT ? number : null;
}

const MOST_COUNT = 1e9;

/** A name in one line, as long as a name is. */
const textOf = (value: unknown): string =>
  typeof value === "string" ? value.replace(/\s+/g, " ").trim().slice(0, 120) : "";

/** How most of its tensors are stored, where our readers know the name. */
function precisionOf(type: unknown): string | null {
  const name = GGMLFileQuantizationType[Number(type)];
  if (name === undefined) return null;
  const plain = name.replace(/^MOSTLY_/, "").replace(/^ALL_/, "");
  return attempt(() => ({ known: readOne(ARGUMENTS.precision, plain) })) === null ? null : plain;
}
