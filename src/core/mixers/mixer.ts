import type { Figure } from "../figure";
import type { FileMatrix } from "../formats/gguf-slots";
import type { Precision } from "../formats/precision";
import type { Sourcing } from "../parts";
import type { Tensor } from "../shape/tensors";
import type { CacheSpec, CacheTerms, Cells, DealtCache, PagingTerms, Remembered } from "./cache";

/**
 * What a kind of mixer must answer. Serving, training, weights, file formats, functions and the panel ask these
 * questions and never which kind they ask. A new kind is one file that answers all of them and one line in all.ts.
 */
export interface MixerAnswers<M> {
  /** Its matrices in a model of this hidden size. */
  tensors(mixer: M, hiddenSize: number): Tensor[];

  /** What it keeps of one sequence after `context` tokens: the content alone, whatever an engine makes of it. */
  remembered(mixer: M, context: number): Remembered;
  /** What it keeps on the fullest device, as an engine's allocator sees it; [] keeps nothing. */
  onDevice(mixer: M, terms: CacheTerms): CacheSpec[];
  /** What so many layers of it keep in llama.cpp's cells; null keeps nothing. */
  inCells(mixer: M, layers: number, cells: Cells): Figure | null;
  /** An engine with pages deals such layers out by rules of their own; left out by every kind that has none. */
  dealt?(entries: readonly Counted<M>[], precision: Precision, paging: PagingTerms): DealtCache;
  /** What an engine with pages keeps it in unless it is told otherwise. */
  readonly pagedPrecision: Precision;
  /** One latent serves all heads, so every rank holds all of it. */
  readonly keptWhole: boolean;
  /** The textbook's formula for the cache of a model of such layers alone, where it has one. */
  textbook(mixer: M, asked: TextbookTerms): Sourcing | null;

  /** What it reads and computes beside its matrices, for a prompt and for each token of an answer. */
  work(mixer: M, terms: CacheTerms): Work;

  /** Numbers of one token that wait for the backward pass. */
  kept(mixer: M): KeptNumbers;
  /** What so many ranks cannot share evenly, for serving and training alike; null when they can. */
  uneven(mixer: M, ranks: number): Uneven | null;

  /** The field's name for it; `write` writes a count. */
  name(mixer: M, write: (count: number) => string): string;
  heads(mixer: M): Heads;
  /** Attention that scores pairs of tokens; null for a state that is only carried on. */
  scores(mixer: M): Scores | null;

  /** llm-compressor's recipes for such models leave its matrices in 16 bit. */
  readonly keptByRecipes?: true;
  /** Numbers of one token that plain PyTorch holds at once; left out by every kind that fused kernels of PyTorch serve. */
  unfused?(mixer: M, hiddenSize: number): UnfusedNumbers;
  /** What an engine builds beside the weights while it loads them. */
  built(mixer: M): Built;
  /** A matrix of it as a GGUF file cuts and names it. */
  stored(mixer: M, tensor: Tensor): FileMatrix[];
  /** Query heads for each KV head that a GGUF file states. */
  sharing(mixer: M): number;
}

/** Of one layer and one request, for any context and any prompt. */
export interface Work {
  readonly seen: readonly Seen[];
  /** Bytes of a state that one device reads and writes for the next token. */
  readonly stateBytes: number;
  /** Seconds of a step that its kernels take beside those of ordinary attention, whatever they read. */
  readonly seconds: number;
}

/** Tokens of the past that a query sees, and what each of them costs. */
export interface Seen {
  /** Tokens in its reach. */
  readonly most: number;
  /** Bytes that one device reads of each for the next token. */
  readonly readBytes: number;
  /** Operations of one device on each, where all heads share what is read: elsewhere reading it takes longer. */
  readonly operations: number;
  /** Operations of scoring a pair of a prompt's tokens, all devices together: half of one, two each. */
  readonly pairOperations: number;
}

export const NO_WORK: Work = { seen: [], stateBytes: 0, seconds: 0 };

/** Equal mixers of a model, and how many there are. */
export interface Counted<M> {
  readonly mixer: M;
  readonly count: number;
}

/** What every textbook formula of a cache multiplies. */
export interface TextbookTerms {
  readonly layers: number;
  readonly context: number;
  readonly sequences: number;
  readonly bytesEach: number;
}

export interface UnfusedNumbers {
  /** In the model's own 16 bit. */
  readonly narrow: number;
  /** In 32 bit. */
  readonly wide: number;
}

export interface KeptNumbers {
  /** Queries, keys, values and the result; what enters and leaves a scan. */
  readonly all: number;
  /** Of these, what attention or the scan gives back. */
  readonly result: number;
}

/** So many heads, of what kind. */
export interface Uneven {
  readonly count: number;
  readonly kind: string;
}

/** Counts that people ask for; null does not apply. */
export interface Heads {
  readonly heads: number | null;
  readonly kvHeads: number | null;
  readonly headDim: number | null;
}

export interface Scores {
  readonly heads: number;
  /** Numbers of all queries of a token; null where scores do not run over every token that is held. */
  readonly queryWidth: number | null;
  /** Sinks take part in the softmax, which fused attention of plain PyTorch cannot do. */
  readonly sinks?: boolean;
}

export interface Built {
  /** Its table of rotary positions: layers of one name share it. Null rotates nothing. */
  readonly rotary: RotaryTable | null;
  /** Numbers of projections that are kept a second time, in the form that decoding uses. */
  readonly absorbed: number;
}

export interface RotaryTable {
  readonly name: string;
  /** Numbers for one position. */
  readonly width: number;
  /** Always 32 bit; otherwise in the 16 bit of the model. */
  readonly wide: boolean;
}

export const NOTHING_BUILT: Built = { rotary: null, absorbed: 0 };

/** Heads are dealt out whole. */
export const unevenHeads = (heads: number, ranks: number, kind = "heads"): Uneven | null =>
  heads % ranks === 0 ? null : { count: heads, kind };
