import { CARD_ROWS, cardOf } from "../../src/catalog/cards";
import { SERVER_ROWS, serversWith } from "../../src/catalog/servers";
import { USUAL_SERVERS } from "../../src/catalog/usual-servers";
import { usualServer } from "../../src/core/engines/servers";
import { findServer, searchServers } from "../../src/reading/names/find-server";
import { NotFoundError } from "../../src/core/errors";
import { said } from "../functions/said";

/** What people type, the server they mean, and what it holds: the makers' own figures, cards × memory on the box. */
const SERVERS: readonly (readonly [typed: string, id: string, cards: number, card: string, gb: number])[] = [
  ["HGX H100 8-GPU", "hgx-h100-8", 8, "h100-sxm", 640], // 8 × 80
  ["hgx h100 8 gpu", "hgx-h100-8", 8, "h100-sxm", 640],
  ["HGX H200 8-GPU", "hgx-h200-8", 8, "h200-sxm", 1128], // 8 × 141
  ["H20 96G 8卡服务器", "hgx-h20-96-8", 8, "h20-96", 768], // 8 × 96
  ["h20 96g 8卡 服务器", "hgx-h20-96-8", 8, "h20-96", 768],
  ["Atlas 800I A2 8x64GB", "atlas-800i-a2-64", 8, "asc-910b4-64", 512], // 8 × 64
  ["Atlas 800I A2 推理服务器 (8*32GB)", "atlas-800i-a2-32", 8, "asc-910b4-32", 256], // 8 × 32
  ["昆仑芯 P800 8卡服务器 / 32-64卡超节点", "kunlun-p800-8", 8, "kun-p800", 768], // 8 × 96
  ["Dell PowerEdge R760xa", "dell-r760xa", 4, "l40s", 192], // 4 × 48
  ["GB300 NVL72 机柜", "gb300-nvl72", 72, "gb300", 20_736], // 72 × 288
];

test.each(SERVERS)("%s is the server %s", (typed, id, cards, card, memoryGb) => {
  expect(findServer(typed)).toMatchObject({ id, cards, card, memoryGb });
});

test("every server is found by each of its names", () => {
  for (const row of SERVER_ROWS) {
    for (const name of [row.id, row.name, row.nameZh, ...(row.aliases ?? [])]) {
      expect(`${name}: ${findServer(name).id}`).toBe(`${name}: ${row.id}`);
    }
  }
});

test("a server that is not there is not found, and the nearest name is said", () => {
  expect(() => findServer("mainframe")).toThrow(NotFoundError);
  expect(said(() => findServer("HGX H100 8-GPX"))).toContain('Nearest: "HGX H100 8-GPU"');
});

test.each([
  // as the trade sells boxes of RTX 4090: 2, 4, 8 or 10 cards
  ["rtx4090", [2, 4, 8, 10]],
  ["asc-910c", [8, 384]],
  ["no-such-card", []],
])("servers with %s hold %j cards, the smallest first", (card, cards) => {
  expect(serversWith(card).map((row) => row.cards)).toEqual(cards);
});

test.each([
  ["atlas a2", "atlas-800t-a2"],
  ["H20 8卡", "hgx-h20-96-8"],
  ["mi300x", "oam-mi300x-8"],
])("searching %s finds %s", (query, id) => {
  expect(searchServers(query).map((row) => row.id)).toContain(id);
});

describe("the usual server of a card", () => {
  const sizes = (id: string): number[] =>
    serversWith(id)
      .map(({ cards }) => cards)
      .filter((cards) => cards <= 16);

  // what a machine on record says, by the same words for every card
  test("is the largest of up to 8 on record, or the smallest there is", () => {
    for (const row of CARD_ROWS.filter(({ id }) => sizes(id).length > 0)) {
      const small = sizes(row.id).filter((cards) => cards <= 8);
      const usual = small.length > 0 ? Math.max(...small) : Math.min(...sizes(row.id));
      expect([row.id, usualServer(cardOf(row))]).toEqual([row.id, usual]);
    }
  });

  test("has the source of that server, and is one that the card is sold in", () => {
    for (const [id, [cards, source]] of Object.entries(USUAL_SERVERS)) {
      expect(serversWith(id).map((row) => row.source)).toContain(source);
      expect(CARD_ROWS.find((row) => row.id === id)?.cardsPerServer).toContain(cards);
    }
  });
});
