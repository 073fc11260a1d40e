import type { CatalogCard } from "../catalog/cards";
import type { Basis, Disputed } from "../catalog/schema/card-row";
import type { Card } from "../core/card";
import type { Language } from "../reading/language";
import { TO_CHECK } from "./cited";
import { grouped } from "./grouped";

type InBoth = Readonly<Record<Language, string>>;

/** How the usable memory is known. What is estimated says by what. */
const BASES: Readonly<Record<Basis | "given", InBoth>> = {
  given: { en: "as given", zh: "按所给数值" },
  own: { en: "as printed in our own runs on this card", zh: "在该卡上自测时打印的数值" },
  logged: { en: "as software printed it on this card", zh: "软件在该卡上打印的数值" },
  printed: { en: "total that the maker's tool prints on this card", zh: "厂商工具在该卡上显示的总量" },
  "smaller-device": {
    en: "total that the maker's tool prints; the smaller of its devices decides",
    zh: "厂商工具显示的总量，以较小的设备为准",
  },
  "memory-map": { en: "the maker's memory map, less its own system's part", zh: "厂商内存映射，扣除系统占用" },
  "less-idle": { en: "printed total, less what is in use when idle", zh: "显示的总量，扣除空闲时占用" },
  "working-set": { en: "recommended working set, as measured", zh: "实测的建议工作集" },
  "same-memory": { en: "log of a card with the same memory", zh: "取自显存相同的卡的日志" },
  "less-context": {
    en: "estimate: MiB that nvidia-smi prints, less 0.6 GiB",
    zh: "估算：nvidia-smi 显示的 MiB 减 0.6 GiB",
  },
  as: { en: "estimate: the share that {card} keeps", zh: "估算：按 {card} 的可用比例" },
  maker: { en: "estimate: 0.99 of the printed memory, as the maker's other cards", zh: "估算：标称 × 0.99，参照同厂其他卡" },
  "three-quarters": { en: "estimate: three quarters of the memory", zh: "估算：内存的四分之三" },
  share: { en: "estimate: 0.95 of the printed memory, for no card of this maker was logged", zh: "估算：标称 × 0.95，该厂商无日志可参照" },
  "no-source": { en: "no source read", zh: "未查阅来源" },
}; // prettier-ignore

/**
 * How a card's usable memory is known, and where it was read: of it, or of the card that it was taken from. A log without an
 * address leaves the page at which to check the card.
 */
export function memoryKnown(card: Card, language: Language): string {
  const { usableBasis, usableAs, memorySource, source } = card as CatalogCard;
  const words = BASES[usableBasis ?? "given"][language].replace(
    "{card}",
    usableAs === null ? "" : cardName(usableAs, language),
  );
  const read = memorySource ?? usableAs?.memorySource;
  const unread = usableBasis === null || usableBasis === "own" ? words : `${words}${TO_CHECK[language]}${source}`;
  const known = read == null ? unread : `${words}${language === "zh" ? "：" : ": "}${read}`;
  const doubt = disputes(card as CatalogCard, language, ["memory", "usable"]);
  return doubt === "" ? known : `${known}${language === "zh" ? "；" : "; "}${doubt}`;
} // prettier-ignore

const FIGURES: Readonly<Record<Disputed, readonly [en: string, zh: string, unit: string]>> = {
  memory: ["memory", "显存", "GB"],
  usable: ["usable memory", "可用显存", "GiB"],
  bandwidth: ["bandwidth", "带宽", "GB/s"],
  fp16: ["FP16", "FP16", "TFLOPS"],
  bf16: ["BF16", "BF16", "TFLOPS"],
  fp8: ["FP8", "FP8", "TFLOPS"],
  int8: ["INT8", "INT8", "TOPS"],
  fp4: ["FP4", "FP4", "TFLOPS"],
  tdp: ["power", "功耗", "W"],
  link: ["link", "互联", "GB/s"],
};

/** What other sources say of a card's figures: "others say bandwidth 4,560 / 2,000 GB/s". "" where none does. */
function disputes(
  { disputed = {} }: CatalogCard,
  language: Language,
  figures = Object.keys(FIGURES) as readonly Disputed[],
): string {
  const said = figures.flatMap((figure) => {
    const [en, zh, unit] = FIGURES[figure];
    const values = disputed[figure]?.map(grouped).join(" / ");
    return values === undefined ? [] : [`${language === "zh" ? zh : en} ${values} ${unit}`];
  });
  if (said.length === 0) return "";
  return language === "zh" ? `其他来源：${said.join("、")}` : `others say ${said.join(", ")}`;
}

/** Whatever a reader should know beside the figures. */
export function noteOf(card: CatalogCard, language: Language): string | null {
  const doubt = disputes(card, language);
  const said = [(language === "zh" ? card.noteZh : card.note) ?? "", doubt.replace(/^o/, "O")];
  return said.filter((part) => part !== "").join(" ") || null;
}

/** A Chinese table calls a card what Chinese buyers do, an English one never does. */
export const cardName = (card: Pick<Card, "name">, language: Language): string =>
  (language === "zh" ? (card as Partial<CatalogCard>).nameZh : null) ?? card.name;

/** The same card under the name that a table in this language uses, for every sentence that speaks of it. */
export function named<C extends Card>(card: C, language: Language): C {
  const name = cardName(card, language);
  return name === card.name ? card : { ...card, name };
}

const NO_LINK: Readonly<Record<string, InBoth>> = {
  none: { en: "none", zh: "无" },
  direct: { en: "direct links", zh: "卡间直连" },
};

/**
 * How cards are joined: "NVLink, 450 GB/s one way, 8 cards", "PCIe 5.0 x16". null is unknown.
 */
export function interconnect(card: CatalogCard, language: Language): string | null {
  const { link, linkGbPerSecond: rate, linkDomain: domain, pcie, pcieLanes } = card;
  if (link === null) return null;
  if (link === "PCIe") return pcie === null ? link : `${link} ${pcie}.0 x${pcieLanes}`;
  const said = [NO_LINK[link]?.[language] ?? link];
  if (rate !== null) said.push(language === "zh" ? `单向 ${rate} GB/s` : `${rate} GB/s one way`);
  if (domain !== null) said.push(language === "zh" ? `${domain} 卡` : `${domain} cards`);
  return said.join(language === "zh" ? "，" : ", ");
}
