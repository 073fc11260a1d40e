import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfigJson } from "../../src/catalog/config-json";
import { mixerAnswers } from "../../src/core/mixers/all";
import { mixersOf } from "../../src/core/shape/layers";
import type { Model } from "../../src/core/shape/model";

/** Real files and a survey of their models lie beside some checkouts; where they do not, nothing is registered. */
const DATA = join(__dirname, "../../../shared/data");

interface Row {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly params_text?: number;
  readonly params_total: number;
  readonly kv_elems_per_token?: number;
  readonly window_elems_max_per_seq?: number;
}

/** Where file and survey differ for a reason: numbers that the file has more or fewer than the survey. */
const DIFFERENCES: Readonly<Record<string, { parameters?: number; window?: number; why: string }>> = {
  "NousResearch__Llama-2-7b-hf": {
    parameters: -33_554_432,
    why: "llm-analysis states two plain matrices of 4h for gated ones",
  },
  "Qwen__Qwen3-Embedding-8B": {
    parameters: 621_219_840,
    why: "shipped without the head that its file implies",
  },
  "deepseek-ai__DeepSeek-V3.inference_config_671B": {
    parameters: -14_848,
    why: "no word of the router's correction bias",
  },
  "deepseek-ai__DeepSeek-V3.2-Exp.inference_config": {
    parameters: -14_848,
    why: "no word of the router's correction bias",
  },
  "deepseek-ai__DeepSeek-V4.1-Flash.quoted": {
    parameters: 106_263_301,
    why: "the survey leaves compressors and indexers out",
  },
  "google__gemma-3-1b-it": { window: -5_767_168, why: "the file's window is 512, the survey's 1024" },
  "inclusionAI__Ling-3.0-tiny.quoted": {
    parameters: 147_456,
    why: "the survey leaves the head-wise gates of 6 layers out",
  },
  "meta-llama__Llama-3.2-90B-Vision-Instruct": {
    parameters: -933_134_808,
    why: "the survey has the rounded 88.6B, tower included",
  },
  "zai-org__GLM-4.7-FP8": { parameters: -23_552, why: "a trimmed copy without use_qk_norm" },
};

/** Copies of a model's files under another publisher or format. */
const idsOf = (file: string): string[] => {
  const id = file.replace(/\.(quoted|alt2|inference_config.*)$/, "").replace("__", "/");
  const bare = (id.split("/")[1] ?? id).replace(
    /-(FP8|NVFP4|BF16|Static-PerTensor|FP8-Static-PerTensor)$/,
    "",
  );
  return [id, bare, `${bare}-BF16`, `${bare}-Instruct`, `${bare}-it`];
};

function rowOf(rows: readonly Row[], file: string): Row | undefined {
  const ids = idsOf(file).map((id) => id.toLowerCase());
  const names = (row: Row): string[] =>
    [row.id, ...(row.aliases ?? [])].flatMap((id) => [id, id.split("/")[1] ?? id]);
  return rows.find((row) => names(row).some((name) => ids.includes(name.toLowerCase())));
}

/** Towers are surveyed apart. */
function textOf({ parameters, frame }: Model): number {
  const towers = frame?.attachments.filter(({ name }) => name === "vision" || name === "audio") ?? [];
  return parameters - towers.reduce((sum, tower) => sum + tower.parameters, 0);
}

/** Two points far beyond every window tell what grows with the context and what stays. */
function cacheOf({ layers }: Model): { perToken: number; window: number } {
  const FAR = 2 ** 20;
  const at = (context: number): number =>
    mixersOf(layers).reduce(
      (sum, { mixer, count }) => sum + count * mixerAnswers(mixer).remembered(mixer, context).elements,
      0,
    );
  return { perToken: (at(2 * FAR) - at(FAR)) / FAR, window: 2 * at(FAR) - at(2 * FAR) };
}

export function checkSharedConfigs(): void {
  if (!existsSync(join(DATA, "configs"))) return;
  const lines = readFileSync(join(DATA, "models.jsonl"), "utf8").split("\n");
  const rows = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Row);
  const files = readdirSync(join(DATA, "configs")).filter((file) => file.endsWith(".json"));

  describe("real files agree with the survey of their models", () => {
    it.each(files.map((file) => file.replace(/\.json$/, "")))("%s", (file) => {
      const model = readConfigJson(readFileSync(join(DATA, "configs", `${file}.json`), "utf8"), file);
      const row = rowOf(rows, file);
      if (!row) return;
      const known = DIFFERENCES[file];
      const { perToken, window } = cacheOf(model);
      expect(textOf(model)).toBe((row.params_text ?? row.params_total) + (known?.parameters ?? 0));
      if (row.kv_elems_per_token !== undefined) expect(perToken).toBe(row.kv_elems_per_token);
      if (row.kv_elems_per_token !== undefined) {
        expect(window).toBe((row.window_elems_max_per_seq ?? 0) + (known?.window ?? 0));
      }
    });
  });
}
