import type { CatalogCard } from "../catalog/cards";
import { usualServer } from "../core/engines/servers";
import { toGib } from "../core/units";
import { interconnect, memoryKnown, noteOf } from "./card-words";
import { readerLanguage } from "./language";
import type { Fact } from "./model-facts";

/** What can be asked of a card: memory in GB as printed, usable memory in GiB as software sees it, bandwidth in GB/s. */
export const CARD_FACTS: Readonly<Record<string, (card: CatalogCard) => Fact>> = {
  name: (card) => card.name,
  name_zh: (card) => card.nameZh,
  id: (card) => card.id,
  maker: (card) => card.maker,
  memory: (card) => card.memoryGb,
  usable_memory: (card) => toGib(card.usablePerDevice) * card.devices,
  usable_basis: (card) => memoryKnown(card, readerLanguage()),
  devices: (card) => card.devices,
  bandwidth: (card) => card.bandwidthGbPerSecond,
  fp16_tflops: (card) => card.fp16Tflops,
  bf16_tflops: (card) => card.bf16Tflops,
  fp8_tflops: (card) => card.fp8Tflops,
  int8_tops: (card) => card.int8Tops,
  fp4_tflops: (card) => card.fp4Tflops,
  tdp: (card) => card.tdpW,
  interconnect: (card) => interconnect(card, readerLanguage()),
  link: (card) => card.link,
  link_bandwidth: (card) => card.linkGbPerSecond,
  link_domain: (card) => card.linkDomain,
  pcie: (card) => card.pcie,
  form: (card) => card.form,
  formats: (card) => listed(card.nativeFormats),
  cards_per_server: (card) => usualServer(card),
  server_sizes: (card) => listed(card.cardsPerServer),
  server_source: (card) => card.serverSource ?? card.source,
  software: (card) => card.software,
  released: (card) => card.releasedYear,
  confidence: (card) => card.confidence,
  checked_on: (card) => card.checkedOn,
  source: (card) => card.source,
  note: (card) => noteOf(card, readerLanguage()),
};

const listed = (values: readonly (number | string)[]): string | null =>
  values.length === 0 ? null : values.join(", ");
