import { InputError } from "../../core/errors";
import { BYTES_PER_GB, BYTES_PER_GIB, bytes, gib, type Bytes } from "../../core/units";
import type { CatalogCard } from "../../catalog/cards";
import { isBlank, passOnError } from "../cells/cell-text";
import { findCard, isCard } from "../names/find";
import { bare, plain } from "../names/names";

/** A two-column range: label, value. */
export type LabelledRange = readonly (readonly unknown[])[];

/**
 * Share of the printed memory that software sees, where nobody measured it: "48 GB" are then 45.6 GiB.
 * The catalogue's measured cards lie between 0.88 (Atlas 300I) and 1.0 (P800, whose "96 GB" are GiB) of the printed figure.
 * Source: cards of the catalogue with a logged total, checked on 2026-11-26.
 */
const USABLE_SHARE = 0.95;

/** What a cell hands over as a card: a name, a memory size in GB as printed on the box, or a label/value range. */
export function readCard(value: unknown): CatalogCard {
  if (typeof value === "number") return cardByNumber(value);
  if (Array.isArray(value)) return cardFromRange(value as LabelledRange);
  if (typeof value === "string" && value.trim() !== "") return readText(value);
  throw new InputError("name-empty", { name: "Card", example: "H100" });
}

/** A memory size; above all memory there is, what a card is called if one is: 4090. */
function cardByNumber(value: number): CatalogCard {
  if (value > MOST_GB && Number.isInteger(value) && isCard(String(value))) return findCard(String(value));
  return cardOfSize(value, BYTES_PER_GIB, `${value} GB`);
}

/** "48", "48GB", "48 G", "64GiB". A printed "80" fits many cards; it stays a card of its own, for it names none of them. */
const SIZE = /^(\d+(?:\.\d+)?)\s*(gib|gb|g|tb|tib)?$/;

function readText(text: string): CatalogCard {
  const [, amount, unit] = SIZE.exec(plain(text)) ?? [];
  // "4090" is a card and no memory size, though it is a number
  if (amount === undefined || (unit === undefined && Number(amount) > MOST_GB)) return findCard(text);
  if (unit === "gib") return cardOfSize(Number(amount), null, `${amount} GiB`);
  const gigabytes = unit === "tb" || unit === "tib" ? Number(amount) * 1000 : Number(amount);
  return cardOfSize(gigabytes, BYTES_PER_GIB, `${gigabytes} GB`);
}

/** Above this a number cannot be one card's memory; 512 GB are the largest there is. */
const MOST_GB = 640;

/**
 * Formula: usable = printed × 0.95, in GiB: makers print "GB" and mean 2^30, less what firmware and ECC keep.
 *          A size in GiB is taken as what the software sees.
 */
function cardOfSize(amount: number, printedUnit: number | null, name: string): CatalogCard {
  if (!(amount > 0) || amount > MOST_GB) {
    throw new InputError("card-size", { given: name, most: MOST_GB });
  }
  const usable = printedUnit === null ? gib(amount) : bytes(amount * USABLE_SHARE * printedUnit);
  const printedGb = printedUnit === null ? Math.round((amount * BYTES_PER_GIB) / BYTES_PER_GB) : amount;
  return custom({ name, memoryGb: printedGb, usable, measured: printedUnit === null });
}

const YOURS = "your figures";

interface Custom {
  readonly name: string;
  readonly memoryGb: number;
  readonly usable: Bytes;
  readonly measured: boolean;
  readonly devices?: number;
  readonly bandwidth?: number | null;
  readonly fp16?: number | null;
  readonly tdp?: number | null;
  readonly link?: Link;
  /** The catalogue's card of this name: what kind of card it is. */
  readonly listed?: CatalogCard | null;
}

function custom({
  name,
  memoryGb,
  usable,
  measured,
  devices,
  bandwidth,
  fp16,
  tdp,
  link = {},
  listed = null,
}: Custom): CatalogCard {
  return {
    id: null,
    name,
    nameZh: null,
    maker: listed?.maker ?? null,
    aliases: [],
    memoryGb,
    usablePerDevice: usable,
    devices: devices ?? 1,
    usableBasis: measured ? null : "share",
    usableAs: null,
    memorySource: null,
    nativeFormats: listed?.nativeFormats ?? [],
    platform: listed?.platform ?? "cuda",
    cardsPerServer: [],
    peerLinks: link.linkGbPerSecond != null,
    bandwidthGbPerSecond: bandwidth ?? null,
    fp16Tflops: fp16 ?? null,
    bf16Tflops: fp16 ?? null,
    fp8Tflops: null,
    int8Tops: null,
    fp4Tflops: null,
    tdpW: tdp ?? null,
    link: null,
    linkGbPerSecond: null,
    linkDomain: null,
    pcie: null,
    ...link,
    pcieLanes: 16,
    form: null,
    software: null,
    releasedYear: null,
    chinese: listed?.chinese ?? false,
    unlisted: listed === null,
    source: YOURS,
    unconfirmed: null,
    checkedOn: null,
    confidence: measured ? "medium" : "low",
    note: null,
    noteZh: null,
  };
}

/** Labels of a range, in any spelling; what is not here is ignored, so a range may say more. */
const LABELS = {
  name: ["name", "card", "gpu", "名称", "型号", "显卡", "加速卡"],
  memory: ["memory", "vram", "memory gb", "memory (gb)", "gpu memory", "显存", "内存", "显存容量", "显存gb"],
  usable: [
    "usable memory",
    "usable",
    "usable gib",
    "usable memory (gib)",
    "可用显存",
    "可用内存",
    "可用显存gib",
  ],
  devices: ["devices", "dies", "devices per card", "设备数", "芯片数", "每卡设备数"],
  bandwidth: [
    "bandwidth",
    "memory bandwidth",
    "bandwidth gb/s",
    "bandwidth (gb/s)",
    "带宽",
    "显存带宽",
    "内存带宽",
  ],
  fp16: [
    "fp16",
    "fp16 tflops",
    "fp16_tflops",
    "bf16",
    "bf16 tflops",
    "tflops",
    "算力",
    "fp16算力",
    "bf16算力",
    "半精度算力",
  ],
  tdp: ["tdp", "power", "tdp w", "功耗", "最大功耗", "热设计功耗", "功率"],
  link: ["link", "link gb/s", "link (gb/s)", "interconnect", "互联", "卡间互联", "互联带宽"],
} as const;

let labels: ReadonlySet<string> | null = null;

/** Listed when the first range is read, not at every start. */
const isLabel = (text: string): boolean =>
  (labels ??= new Set(Object.values(LABELS).flat().map(bare))).has(text);

/** Whether a range is one card: two columns, the left one with a label that card ranges know. */
export const isCardRange = (range: LabelledRange): boolean =>
  range.every((row) => row.length === 2) &&
  range.some(([label]) => typeof label === "string" && isLabel(labelled(label, null)[0]));

function cardFromRange(range: LabelledRange): CatalogCard {
  const cells = new Map(range.map(([label, value]) => labelled(shown(label), value)));
  const read = (field: keyof typeof LABELS): unknown =>
    LABELS[field].map((label) => cells.get(bare(label))).find((value) => !isBlank(value));
  const memory = amountOf(read("memory"), "memory");
  const usable = amountOf(read("usable"), "usable memory");
  const stated = amountOf(read("devices"), "devices");
  const name = read("name");
  const listed = typeof name === "string" && isCard(name) ? findCard(name) : null;
  const rates = {
    bandwidth: amountOf(read("bandwidth"), "bandwidth"),
    fp16: amountOf(read("fp16"), "fp16"),
    tdp: amountOf(read("tdp"), "tdp"),
    link: linkOf(read("link")),
  };
  if (
    listed !== null &&
    usable === null &&
    stated === null &&
    (memory ?? listed.memoryGb) === listed.memoryGb
  )
    return changed(listed, rates);
  if (memory === null && usable === null) {
    if (typeof name === "string" && range.length === 1) return findCard(name);
    throw new InputError("card-without-memory");
  }
  const devices = stated ?? 1;
  if (!Number.isInteger(devices)) throw new InputError("count-whole", { name: "devices", given: devices });
  const printed = memory ?? usable ?? 0;
  if (usable !== null && memory !== null && usable > memory) {
    throw new InputError("usable-above-memory", { usable, memory });
  }
  return custom({
    name: typeof name === "string" && name.trim() !== "" ? name.trim() : `${printed} GB`,
    memoryGb: printed,
    // as printed and as seen, both of the whole card
    usable: bytes(((usable ?? printed * USABLE_SHARE) / devices) * BYTES_PER_GIB),
    measured: usable !== null,
    devices,
    ...rates,
    listed,
  });
}

type Rates = Required<Pick<Custom, "bandwidth" | "fp16" | "tdp" | "link">>;

/** The catalogue's card with the figures that a range states in the place of its own. */
function changed(listed: CatalogCard, { bandwidth, fp16, tdp, link }: Rates): CatalogCard {
  const stated = {
    ...(bandwidth === null ? {} : { bandwidthGbPerSecond: bandwidth }),
    ...(fp16 === null ? {} : { fp16Tflops: fp16, bf16Tflops: fp16 }),
    ...(tdp === null ? {} : { tdpW: tdp }),
    ...link,
  };
  const keys = Object.keys(stated);
  return keys.length === 0 ? listed : { ...listed, ...stated, stated: keys };
}

/** A label as it is looked up, and its value; a unit in brackets behind the label goes to the value: 带宽(TB/s). */
function labelled(label: string, value: unknown): readonly [key: string, value: unknown] {
  const key = bare(plain(label));
  const [, words = "", unit = ""] = isLabel(key) ? [] : (BRACKETS.exec(plain(label)) ?? []);
  const known = bare(words);
  if (!isLabel(known)) return [key, value];
  return [known, UNIT.test(unit) && DIGITS_ONLY.test(shown(value)) ? `${shown(value)} ${unit}` : value];
}
const BRACKETS = /^(.*?)\s*[([]([^)\]]*)[)\]]$/;
const UNIT = /^[kmgtp]?i?(?:b|b\/s|bps|w|flops?|ops)$/;
const DIGITS_ONLY = /^\s*[\d,.]+\s*$/;

type Link = Partial<Pick<CatalogCard, "link" | "linkGbPerSecond" | "pcie">>;

/** GB a second one way of one card, or "PCIe 5.0". */
function linkOf(cell: unknown): Link {
  const [, generation] = /^pcie\D*([3-6])/i.exec(shown(cell).trim()) ?? [];
  if (generation !== undefined) return { link: "PCIe", pcie: Number(generation), linkGbPerSecond: null };
  if (typeof cell === "string" && cell.trim() !== "" && !AMOUNT.test(cell.normalize("NFKC").trim()))
    throw new InputError("link-text", { given: cell.slice(0, 40) });
  const rate = amountOf(cell, "link");
  return rate === null ? {} : { link: "direct", linkGbPerSecond: rate };
}

/** The number of a cell in its field's own unit: 48, "48 GB", "81920 MiB", "3.35 TB/s". null is a blank cell. */
function amountOf(cell: unknown, field: string): number | null {
  if (cell === undefined) return null;
  passOnError(cell, field);
  const text = shown(cell);
  const own = OWN_PREFIX[field] ?? "g";
  const [, digits = "x", prefix = own, binary] = AMOUNT.exec(text.normalize("NFKC").trim()) ?? [];
  const steps = PREFIXES.indexOf(prefix.toLowerCase()) - PREFIXES.indexOf(own);
  const amount = Number(digits.replace(/,/g, "")) * (binary ? 1024 : 1000) ** steps;
  if (amount > 0 && amount < MOST_AMOUNT) return amount;
  throw new InputError(amount > 0 ? "figure-high" : "figure-low", { name: field, given: text });
}

/** Digits, then perhaps a unit with its prefix: "TB/s", "MiB", "PFLOPS", "kW"; of another word nothing is read. */
const AMOUNT = /^([\d,]+(?:\.\d+)?)\s*(?:([kmgtp])(i?)(?=b|w|flop|ops|$))?[a-z/]*$/i;
const PREFIXES = " kmgtp";

/** What a field without a unit is counted in: TFLOPS, W, otherwise GB and GB/s. */
const OWN_PREFIX: Readonly<Record<string, string>> = { fp16: "t", tdp: " ", devices: " " };

/** No figure of a card is larger, in any of the units above. */
const MOST_AMOUNT = 1e9;

const shown = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
