import type { Mixer, MixerKind, MixerOf } from "../shape/model";
import type { Precision } from "../formats/precision";
import type { DealtCache, PagingTerms } from "./cache";
import { chunked } from "./chunked";
import { compressed } from "./compressed";
import { cross } from "./cross";
import { encoder } from "./encoder";
import { full } from "./full";
import { gatedDelta } from "./gated-delta";
import { kda } from "./kda";
import { latent } from "./latent";
import { lightning } from "./lightning";
import { mamba1 } from "./mamba1";
import { mamba2 } from "./mamba2";
import type { Counted, MixerAnswers } from "./mixer";
import { shared } from "./shared";
import { shortConv } from "./short-conv";
import { sliding } from "./sliding";

/** Every kind with its answers. A kind of the union that has no line here does not compile. */
const ALL: { readonly [K in MixerKind]: MixerAnswers<MixerOf<K>> } = {
  full,
  sliding,
  chunked,
  shared,
  cross,
  encoder,
  latent,
  compressed,
  "gated-delta": gatedDelta,
  kda,
  lightning,
  mamba1,
  mamba2,
  "short-conv": shortConv,
};

export const MIXER_KINDS = Object.keys(ALL) as readonly MixerKind[];

/** The one place that looks a kind up. */
export const mixerAnswers = (mixer: Mixer): MixerAnswers<Mixer> => ALL[mixer.kind];

/** A model with layers that have pages of their own is dealt out by the rules of that kind; null: by those of all. */
export function dealtByKind(
  mixers: readonly Counted<Mixer>[],
  precision: Precision,
  paging: PagingTerms,
): DealtCache | null {
  const own = mixers.find(({ mixer }) => mixerAnswers(mixer).dealt !== undefined)?.mixer;
  if (own === undefined) return null;
  const alike = mixers.filter(({ mixer }) => mixer.kind === own.kind);
  return mixerAnswers(own).dealt?.(alike, precision, paging) ?? null;
}
