import type { Card } from "../card";
import type { InputError } from "../errors";
import type { Precision } from "../formats/precision";
import type { Layout, TablesPlace } from "../layout";
import type { Note, Sourcing } from "../parts";
import type { LayerRun, Model } from "../shape/model";
import type { Sourced } from "../sourced";
import type { Pace } from "../speed/constants";
import type { Bytes } from "../units";
import type { CachePlan } from "./cache-plan";
import type { EngineSettings } from "./settings";

export type EngineFamily =
  "vllm" | "vllm-ascend" | "mindie" | "sglang" | "tensorrt-llm" | "llama.cpp" | "transformers";

/** What serves the model: how one version of an engine spends memory, and what it was told. */
export interface Engine {
  readonly version: EngineVersion;
  readonly settings: EngineSettings;
  /** What was left aside when the engine was read, and other remarks. */
  readonly notes: readonly Note[];
}

/**
 * What one version of an engine must answer. Serving asks these and never which engine it is. A family's file has the
 * rows of its versions, each number with its source, and the code that is its own.
 */
export interface EngineVersion {
  readonly family: EngineFamily;
  readonly name: string;
  /** First version it describes, major × 1000 + minor; rows of a family stand in order. */
  readonly since: number;
  /** How far the figures were checked against logs. */
  readonly evidence: "measured" | "published" | "assumed";
  readonly source: string;
  readonly checkedOn: string;
  /** A pool for the cache is set aside at the start; false: the cache and its buffers grow with what is asked. */
  readonly pool: boolean;
  /** Formats that a card cannot compute in are unpacked in software wherever it runs. */
  readonly unpacks: boolean;
  /** The token table stays in host memory. */
  readonly hostEmbedding: boolean;
  /** Nothing is built beside the weights while they are loaded. */
  readonly bare?: true;
  /** Where n-gram tables lie unless a flag says otherwise. */
  readonly tables: TablesPlace;
  /** Memory of the process before the engine measures: driver context and kernels. */
  readonly driver: Sourced<Bytes>;
  readonly libraries: Libraries;
  /** What it makes of a card's rates, and the time it takes whatever is read; null: nobody has measured enough. */
  readonly pace: Pace | null;

  /** What the engine's files hold when they are asked for in a format. */
  stored(asked: Precision): Precision;
  /** The layers that lie on the cards; the first ones may stay with the host. */
  layersOnCards(model: Model, settings: EngineSettings): readonly LayerRun[];
  /** Every layout of so many cards that the engine is not told otherwise about; at least one. */
  layouts(question: LayoutQuestion): readonly Laid[];
  /** Numbers of cards worth trying, smallest first. */
  counts(card: Card, perServer: number | null): readonly number[];
  batch(settings: EngineSettings, card: Card): Batch;
  /** The share of a device that the engine takes. */
  share(question: ShareQuestion): number;
  /** The largest forward step beside the weights. */
  step(stage: StageQuestion): Sourcing;
  /** Captured graphs of one device. */
  graphs(stage: StageQuestion): Sourcing;
  plan(stage: StageQuestion): CachePlan;
  /** Memory that an allocator holds free beside a step, as a share of that step; 0: it is part of a budget. */
  freeShare(settings: EngineSettings): number;
  /** Bytes that the engine leaves for the cache of one device; below 0 when the rest alone is too much. */
  room(question: RoomQuestion): number;
}

/** What libraries take beside PyTorch: alone, among 2, among 4 or more, and between pipeline stages only. */
export interface Libraries {
  readonly one: Bytes;
  readonly two: Bytes;
  readonly four: Bytes;
  readonly stages: Bytes;
  /** Among cards without direct links, where the engine's own all-reduce is off. */
  readonly unlinked: Bytes;
  /** Among cards that bridges join, where libraries keep no buffers for a switch; absent: as among all others. */
  readonly bridged?: Bytes;
  /** Among linked cards whose links add nothing up on the way (process.ts); absent: as among all others. */
  readonly meshed?: Bytes;
  readonly source: string;
}

/** Tokens and sequences of one step. */
export interface Batch {
  readonly tokens: number;
  readonly sequences: number;
}

export interface LayoutQuestion {
  readonly model: Model;
  readonly precision: Precision;
  readonly card: Card;
  readonly cards: number;
  /** Cards of one server; null: every size in which the card is sold. */
  readonly perServer: number | null;
  readonly settings: EngineSettings;
}

export interface Laid {
  readonly layout: Layout;
  /** Cards of the server that the layout assumes, and how many of them. */
  readonly perServer: number;
  readonly servers: number;
  /** Whole copies of the model beside one another, each with requests of its own. */
  readonly replicas: number;
  readonly notes: readonly Note[];
  /** Why the layout cannot be: heads, vocabulary or layers do not come out. Made only when somebody asks. */
  readonly problem: (() => InputError | null) | null;
}

export interface ShareQuestion {
  readonly settings: EngineSettings;
  readonly card: Card;
  readonly devices: number;
  readonly batch: Batch;
}

/** One pipeline stage of a deployment, as its devices see it. */
export interface StageQuestion {
  readonly model: Model;
  readonly card: Card;
  readonly settings: EngineSettings;
  readonly precision: Precision;
  readonly kvPrecision: Precision;
  readonly layout: Layout;
  readonly batch: Batch;
  /** Engines without a pool size their buffers by context and requests. */
  readonly context: number;
  readonly requests: number;
  readonly layers: readonly LayerRun[];
  /** The stage's layers and the draft layers beside them. */
  readonly cached: readonly LayerRun[];
  readonly lastStage: boolean;
}

/** Everything on one device but the cache. */
export interface Standing {
  readonly weights: Bytes;
  readonly activations: Bytes;
  readonly driver: Bytes;
  readonly libraries: Bytes;
  readonly graphs: Bytes;
}

export interface RoomQuestion {
  readonly memory: Bytes;
  readonly share: number;
  readonly standing: Standing;
}
