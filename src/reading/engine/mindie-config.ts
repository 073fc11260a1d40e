/** MindIE's own config.json: its keys that move memory, wherever they lie, as flags. */
const KEYS = "worldSize|tp|dp|pp|sp|cp|moe_ep|maxSeqLen|npuMemSize|npu_memory_fraction|cacheBlockSize|maxPrefillTokens|maxBatchSize"; // prettier-ignore
const IS_MINDIE = /["']?(BackendConfig|ModelDeployConfig|npuMemSize|worldSize)["']?\s*:/;

/** Null where the text is no configuration of MindIE. The file may be given in part: keys are found without its braces. */
export function mindieFlags(text: string): string[] | null {
  if (!IS_MINDIE.test(text)) return null;
  const flags = [...text.matchAll(new RegExp(`["']?\\b(${KEYS})\\b["']?\\s*:\\s*["']?(-?[\\w.]+)`, "g"))].map(
    ([, key = "", value = ""]) => `--${key}=${value}`,
  );
  const plugin = /["']?plugin_params["']?\s*:\s*"((?:\\.|[^"\\])*)"/.exec(text)?.[1];
  return plugin === undefined ? flags : [...flags, `--plugin_params=${plugin.replaceAll("\\", "")}`];
}
