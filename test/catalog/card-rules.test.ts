import { CARD_ROWS, type CardRow } from "../../src/catalog/cards";
import type { Basis } from "../../src/catalog/schema/card-row";

const CHINESE = /\p{Script=Han}/u;
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const ESTIMATED: ReadonlySet<Basis> = new Set<Basis>([
  "less-context", "as", "maker", "three-quarters", "share", "no-source",
]); // prettier-ignore

/** What must hold across the fields of a card; each answers with the rows that break it. */
const RULES: readonly { readonly name: string; readonly why: string; readonly check: () => string[] }[] = [
  {
    name: "what only a list by others says is never of high confidence",
    why: "nobody confirmed it",
    check: () => idsOf(CARD_ROWS.filter((row) => row.compiledByOthers === true && row.confidence === "high")),
  },
  {
    name: "a card's sources have an address",
    why: "a customer looks there",
    check: () =>
      idsOf(
        CARD_ROWS.filter(({ source, memorySource = source }) =>
          [source, memorySource].some((address) => !/^https:\/\/[\w./%-]+$/.test(address)),
        ),
      ),
  },
  {
    name: "no source is another calculator or an encyclopaedia",
    why: "a customer may see it",
    check: () =>
      idsOf(
        CARD_ROWS.filter(({ source, memorySource = "" }) =>
          /llm-cal|@huggingface|ml-engineering|InferenceX|llmfit|wikipedia/i.test(source + memorySource),
        ),
      ),
  },
  {
    name: "usable memory that was taken from another card is that of its own maker's, at the same share",
    why: "what one maker reserves says nothing of another's cards",
    check: () =>
      CARD_ROWS.filter(({ usableBasis, usableAs }) => (usableBasis === "as") !== (usableAs !== undefined))
        .map(({ id }) => id)
        .concat(
          CARD_ROWS.filter(({ usableAs }) => usableAs !== undefined).flatMap((row) => {
            const like = CARD_ROWS.find(({ id }) => id === row.usableAs);
            const share = (of: CardRow): number => (of.usableGib * (of.devices ?? 1)) / of.memoryGb;
            const same = like?.maker === row.maker && Math.abs(share(row) / share(like) - 1) < 0.01;
            return same ? [] : [row.id];
          }),
        ),
  },
  {
    name: "links of its own have a rate and a domain, known or not; PCIe has neither",
    why: "null is unknown, absent is not applicable",
    check: () =>
      idsOf(
        CARD_ROWS.filter((row) => {
          const own = row.link !== null && row.link !== "PCIe" && row.link !== "none";
          return own !== (row.linkGbPerSecond !== undefined) || own !== (row.linkDomain !== undefined);
        }),
      ),
  },
  {
    name: "a card is called in English by no Chinese letter, in Chinese by some",
    why: "the table's language picks",
    check: () =>
      idsOf(
        CARD_ROWS.filter(
          ({ name, nameZh, chinese }) =>
            CHINESE.test(name) || (nameZh === undefined ? chinese === true : !CHINESE.test(nameZh)),
        ),
      ),
  },
  {
    name: "every note of a card is there in Chinese",
    why: "a Chinese table holds no English sentence",
    check: () =>
      idsOf(
        CARD_ROWS.filter(({ note = "", noteZh = "" }) =>
          note === "" ? noteZh !== "" : CHINESE.test(note) || !CHINESE.test(noteZh),
        ),
      ),
  },
  {
    name: "an estimated memory is of low or medium confidence",
    why: "an estimate is not a measurement",
    check: () =>
      idsOf(CARD_ROWS.filter((row) => ESTIMATED.has(row.usableBasis) && row.memoryConfidence === "high")),
  },
  {
    name: "usable memory is never above the printed one",
    why: "makers print GiB as GB at most, and some keep nothing of it (P800: 96.00 of 96)",
    check: () => idsOf(CARD_ROWS.filter((row) => row.usableGib * (row.devices ?? 1) > row.memoryGb)),
  },
  {
    name: "usable memory is at least 70 % of the printed one",
    why: "below that a unit or a device count slipped",
    check: () => idsOf(CARD_ROWS.filter((row) => row.usableGib * (row.devices ?? 1) < 0.7 * row.memoryGb)),
  },
  {
    name: "bandwidth, rate and power lie where those of all cards lie",
    why: "a digit too many or too few passes every other rule",
    check: () =>
      CARD_ROWS.flatMap(({ id, memoryGb, bandwidthGbPerSecond: bandwidth, fp16Tflops: rate, tdpW: watts }) =>
        Object.entries({
          "reads of its memory a second": within(bandwidth, memoryGb, [1.5, 80]),
          "operations a byte": within(rate && 1000 * rate, bandwidth, [20, 700]),
          "TFLOPS a watt": within(rate, watts, [0.08, 3]),
        }).flatMap(([what, outside]) => (outside === null ? [] : [`${id}: ${outside} ${what}`])),
      ),
  },
];

/** The quotient where both are known and it is not between what the slowest and the fastest cards of 2018 to 2026 have. */
function within(
  over: number | null,
  under: number | null,
  [low, high]: readonly [number, number],
): string | null {
  if (over === null || under === null) return null;
  const quotient = over / under;
  return quotient >= low && quotient <= high ? null : quotient.toPrecision(3);
}

test.each(RULES)("$name, because $why", ({ check }) => {
  expect(check()).toEqual([]);
});
