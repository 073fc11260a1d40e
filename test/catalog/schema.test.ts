import { CARD_ROWS } from "../../src/catalog/cards";
import { MODEL_ROWS } from "../../src/catalog/models";
import { CARD_ROW } from "../../src/catalog/schema/card-row";
import { MODEL_ROW } from "../../src/catalog/schema/model-row";
import { SERVER_ROW } from "../../src/catalog/schema/server-row";
import { SERVER_ROWS } from "../../src/catalog/servers";
import { faultFinder } from "./row-faults";
import { rowsIn, type RawRow } from "./row-files";

const FAULTS = { models: faultFinder(MODEL_ROW), cards: faultFinder(CARD_ROW), servers: faultFinder(SERVER_ROW) }; // prettier-ignore

const FOLDERS = [
  { folder: "models", known: MODEL_ROWS },
  { folder: "cards", known: CARD_ROWS },
  { folder: "servers", known: SERVER_ROWS },
] as const;

test.each(FOLDERS)("every row of $folder is as its schema says", ({ folder }) => {
  expect(rowsIn(folder).flatMap(FAULTS[folder])).toEqual([]);
});

test.each(FOLDERS)("every row of $folder is in the product", ({ folder, known }) => {
  expect(known.map(({ id }) => id).sort()).toEqual(
    rowsIn(folder)
      .map(({ id }) => id)
      .sort(),
  );
});

const EVIDENCE = {
  source: "https://huggingface.co/owner/model",
  checkedOn: "2026-11-23",
  confidence: "high",
};

/** A row of each kind with every key that must be there, and some that may. */
const GOOD: Readonly<Record<keyof typeof FAULTS, RawRow>> = {
  models: {
    id: "Qwen/QwQ-32B",
    aliases: ["QwQ"],
    maker: "Alibaba Qwen",
    config: { model_type: "qwen2" },
    parameters: 32_763_876_352,
    precision: "BF16",
    exceptions: { router: "FP32" },
    context: null,
    licence: null,
    released: null,
    ...EVIDENCE,
  },
  cards: {
    id: "box-x",
    name: "Box X 64GB",
    maker: "NVIDIA",
    aliases: [],
    platform: "cuda",
    memoryGb: 64,
    usableGib: 59.6,
    usableBasis: "logged",
    memoryConfidence: "high",
    bandwidthGbPerSecond: null,
    fp16Tflops: null,
    fp8Tflops: null,
    int8Tops: null,
    fp4Tflops: null,
    tdpW: null,
    link: null,
    form: null,
    nativeFormats: ["FP16"],
    cardsPerServer: [8],
    software: null,
    releasedYear: null,
    ...EVIDENCE,
  },
  servers: {
    id: "box-x-8",
    name: "Box X 8-GPU",
    nameZh: "Box X 8卡服务器",
    card: "box-x",
    cards: 8,
    memoryGb: 512,
    scaleUp: null,
    ...EVIDENCE,
  },
};

test.each(FOLDERS)("the good row of $folder has no fault, so that a broken copy has one", ({ folder }) => {
  expect(FAULTS[folder](GOOD[folder])).toEqual([]);
});

/** Slips that people make, and what the test must say about each. `undefined` takes a key away. */
const BROKEN: readonly (readonly [folder: keyof typeof FAULTS, change: RawRow, fault: string])[] = [
  // keys that nobody reads
  ["models", { alias: ["QwQ"] }, 'unknown key "alias"'],
  ["models", { licenseVerified: false }, 'unknown key "licenseVerified"'],
  ["models", { license: "MIT" }, 'unknown key "license"'],
  ["models", { exceptions: { expert: "FP8" } }, 'exceptions unknown key "expert"'],
  ["cards", { tdp: 300 }, 'unknown key "tdp"'],
  ["servers", { network: "RoCE" }, 'unknown key "network"'],
  // keys that must be there: unknown is null, absent is not
  ["models", { licence: undefined }, 'missing key "licence"'],
  ["models", { context: undefined }, 'missing key "context"'],
  ["models", { released: undefined }, 'missing key "released"'],
  ["models", { parameters: undefined }, 'missing key "parameters"'],
  ["models", { precision: undefined }, 'missing key "precision"'],
  ["models", { maker: undefined }, 'missing key "maker"'],
  ["servers", { source: undefined }, 'missing key "source"'],
  ["models", { checkedOn: undefined }, 'missing key "checkedOn"'],
  ["models", { confidence: undefined }, 'missing key "confidence"'],
  ["cards", { memoryConfidence: undefined }, 'missing key "memoryConfidence"'],
  ["cards", { fp8Tflops: undefined }, 'missing key "fp8Tflops"'],
  ["cards", { source: undefined }, 'missing key "source"'],
  ["servers", { card: undefined }, 'missing key "card"'],
  ["servers", { confidence: undefined }, 'missing key "confidence"'],
  // of another type
  ["models", { parameters: "32.8B" }, "parameters must be integer"],
  ["models", { context: "128K" }, "context must be integer,null"],
  ["models", { aliases: "QwQ" }, "aliases must be array"],
  ["models", { config: "qwen2" }, "config must be object"],
  ["models", { source: null }, "source must be string"],
  ["models", { licenceVerified: true }, "licenceVerified must be false or absent"],
  ["models", { compiledByOthers: false }, "compiledByOthers must be true or absent"],
  ["servers", { unread: false }, "unread must be true or absent"],
  ["models", { note: null }, "note must be string"],
  ["cards", { memoryGb: "64 GB" }, "memoryGb must be number"],
  ["cards", { memoryGb: null }, "memoryGb must be number"],
  ["cards", { cardsPerServer: 8 }, "cardsPerServer must be array"],
  ["cards", { chinese: false }, "chinese must be true or absent"],
  ["servers", { cards: 7.5 }, "cards must be integer"],
  // names that are not on the list
  ["models", { precision: "bf16" }, "precision must be one of FP32, BF16, FP16"],
  ["models", { exceptions: { router: "FP32x" } }, "exceptions/router must be one of FP32"],
  ["models", { maker: "Qwen" }, "maker must be one of 01.AI"],
  ["models", { confidence: "sure" }, "confidence must be one of high, medium, low"],
  ["cards", { maker: "Nvidia" }, "maker must be one of AMD"],
  ["cards", { platform: "gpu" }, "platform must be one of cuda, rocm, ascend, other-npu, apple, intel"],
  ["cards", { nativeFormats: ["FP16", "TF32"] }, "nativeFormats/1 must be one of FP32"],
  ["cards", { usableBasis: "measured" }, "usableBasis must be one of own, logged, printed"],
  ["cards", { link: "nvlink" }, "link must be one of NVLink, Infinity Fabric"],
  ["cards", { pcie: 2 }, "pcie must be one of 3, 4, 5, 6"],
  ["cards", { pcieLanes: 16 }, "pcieLanes must be one of 8"],
  ["cards", { linkDomain: 1 }, "linkDomain must be >= 2"],
  ["cards", { compiledByOthers: false }, "compiledByOthers must be true or absent"],
  ["cards", { weakFields: ["memory"] }, "weakFields/0 must be one of bandwidth"],
  ["cards", { memoryConfidence: "certain" }, "memoryConfidence must be one of high, medium, low"],
  ["servers", { confidence: "High" }, "confidence must be one of high, medium, low"],
  // values that no row can have
  ["models", { id: "QwQ-32B" }, "id must match pattern"],
  ["models", { parameters: 0 }, "parameters must be >= 1"],
  ["models", { context: 0 }, "context must be >= 1"],
  ["models", { released: "2025-13" }, "released must match pattern"],
  ["models", { checkedOn: "23.11.2026" }, "checkedOn must match pattern"],
  ["models", { checkedOn: "2026-11-32" }, "checkedOn must match pattern"],
  ["models", { source: "?" }, "source must NOT have fewer than 3 characters"],
  ["models", { source: "x".repeat(261) }, "source must NOT have more than 260 characters"],
  ["models", { note: "one\ntwo" }, "note must match pattern"],
  ["models", { note: "one " }, "note must match pattern"],
  ["models", { aliases: ["QwQ", "QwQ"] }, "aliases must NOT have duplicate items"],
  ["models", { config: {} }, "config must NOT have fewer than 1 properties"],
  ["models", { exceptions: {} }, "exceptions must NOT have fewer than 1 properties"],
  ["cards", { memoryGb: 0 }, "memoryGb must be > 0"],
  ["cards", { fp16Tflops: 0 }, "fp16Tflops must be > 0"],
  ["cards", { devices: 1 }, "devices must be >= 2"],
  ["cards", { releasedYear: 23 }, "releasedYear must be >= 2000"],
  ["servers", { card: "Box X" }, "card must match pattern"],
  ["servers", { cards: 0 }, "cards must be >= 1"],
];

test.each(BROKEN)("a row of %s with %j is refused: %s", (folder, change, fault) => {
  const row = { ...GOOD[folder], ...change };
  const kept = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
  const faults = FAULTS[folder](kept);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`${String(row.id)}: ${fault}`);
});
