import type { Card } from "../card";
import type { Engine } from "../engines/engine";
import { bytes, gib, mib, type Bytes } from "../units";

/** Tokens and sequences of one step when no flag says otherwise. */
export interface BatchDefaults {
  readonly tokens: number;
  readonly sequences: number;
}

/**
 * vLLM's API server: large batches on devices of 70 GiB and more that are not an A100, small ones elsewhere.
 * Source: docs/formulas.md §11; https://github.com/vllm-project/vllm (arg_utils)
 */
export function batchDefaults(engine: Engine, card: Card): BatchDefaults {
  const { settings, profile } = engine;
  const own =
    profile.family === "sglang"
      ? sglangBatch(card, settings.tensorParallel ?? 1)
      : vllmBatch(card, profile.largeBatches);
  return {
    tokens: settings.maxBatchedTokens ?? own.tokens,
    sequences: settings.maxSequences ?? own.sequences,
  };
}

function vllmBatch(card: Card, largeBatches: boolean): BatchDefaults {
  const large =
    largeBatches &&
    card.platform !== "apple" &&
    card.usablePerDevice >= gib(70) &&
    !/\bA[18]00\b/.test(card.name);
  return large ? { tokens: 8192, sequences: 1024 } : { tokens: 2048, sequences: 256 };
}

/** Prefill chunk and largest captured batch by the device's memory. Source: SGLang server_args. */
const SGLANG_STEPS: readonly { below: number; chunk: number; batch: number; batchTp4: number }[] = [
  { below: 20, chunk: 2048, batch: 8, batchTp4: 8 },
  { below: 35, chunk: 4096, batch: 48, batchTp4: 160 },
  { below: 60, chunk: 4096, batch: 32, batchTp4: 160 },
  { below: 90, chunk: 8192, batch: 256, batchTp4: 512 },
  { below: 160, chunk: 8192, batch: 256, batchTp4: 512 },
  { below: Number.POSITIVE_INFINITY, chunk: 16384, batch: 512, batchTp4: 512 },
];

function sglangBatch(card: Card, tensorParallel: number): BatchDefaults {
  const step = SGLANG_STEPS.find(({ below }) => card.usablePerDevice < gib(below)) ?? SGLANG_STEPS[0];
  if (step === undefined) return { tokens: 8192, sequences: 256 };
  return { tokens: step.chunk, sequences: tensorParallel < 4 ? step.batch : step.batchTp4 };
}

/** What SGLang sets aside beside weights and cache, before it works out its static fraction. */
const sglangReserve = (batch: BatchDefaults, devices: number): Bytes =>
  mib(512 + 1.5 * Math.max(batch.tokens, 2048) + 2 * batch.sequences + (devices / 8) * 1024);

/**
 * The share of a device that an engine takes.
 * SGLang from 0.5: 1 − (512 MiB + 1.5 MiB × chunk + 2 MiB × graph batch + devices ÷ 8 GiB) ÷ memory, at least 10 GiB kept
 * on devices above 60 GiB; before that a fixed share by tensor parallel.
 */
export function utilisationOf(engine: Engine, card: Card, devices: number, batch: BatchDefaults): number {
  const { settings, profile } = engine;
  if (settings.utilisation !== undefined) return settings.utilisation;
  if (profile.utilisation !== null) {
    if (profile.family !== "sglang") return profile.utilisation;
    return devices >= 16 ? 0.79 : devices >= 8 ? 0.81 : devices >= 4 ? 0.85 : devices >= 2 ? 0.87 : 0.88;
  }
  const asked = sglangReserve(batch, devices);
  const kept = card.usablePerDevice > gib(60) ? Math.max(asked, gib(10)) : asked;
  return Math.max(0, 1 - kept / card.usablePerDevice);
}

/** Everything on one device but the cache. */
export interface Standing {
  readonly weights: Bytes;
  readonly activations: Bytes;
  readonly process: Bytes;
  readonly libraries: Bytes;
  readonly graphs: Bytes;
}

/**
 * What the engine leaves for the cache of one device, by its own rule; below 0 when the rest alone is too much.
 *
 * share of the card:   memory × u − weights − activations − libraries − graphs (where they are inside)
 * share of the free:   (memory − process) × u − weights
 * share after load:    u × (memory − everything else)
 * what is asked:       memory − everything else
 */
export function cacheBudget(engine: Engine, card: Card, share: number, standing: Standing): Bytes {
  const memory = card.usablePerDevice;
  const { weights, activations, process, libraries, graphs } = standing;
  const left = memory - process - libraries - weights - activations - graphs;
  if (engine.settings.cachePool !== undefined) return bytes(Math.min(engine.settings.cachePool, left));
  switch (engine.profile.budget) {
    case "share of the card": {
      const inside = engine.profile.graphs === "inside" ? graphs : 0;
      const own = memory * share - weights - activations - libraries - inside;
      return bytes(Math.min(own, left));
    }
    case "share of the free":
      return bytes((memory - process) * share - weights);
    case "share after load":
      return bytes(share * left);
    case "what is asked":
      return bytes(left);
  }
}
