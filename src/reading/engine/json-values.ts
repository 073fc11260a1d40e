import type { EngineSettings } from "../../core/engines/settings";
import { InputError } from "../../core/errors";

/** Values that engines take as JSON, or as `key=value` words. */

/** The keys of an object however it was quoted on its way here; a dotted flag has made it the same. */
const valueOf = (text: string, key: string): string | undefined =>
  new RegExp(`["']?${key}["']?\\s*[:=]\\s*["']?([^"',}\\s]+)`).exec(text)?.[1];

/** Methods that guess from the text itself, and those that run on the model's own draft layers. */
const FROM_TEXT = /n-?gram|suffix/i;
const OWN_LAYERS = /mtp|nextn/i;

/** vLLM's --speculative-config, MindIE's plugin_params. A draft model beside the served one is not counted, and that is said. */
export function speculation(flag: string, value = ""): EngineSettings {
  const plugin = valueOf(value, "plugin_type");
  if (plugin !== undefined && !OWN_LAYERS.test(plugin)) return {};
  const method = valueOf(value, "method") ?? "";
  const model = valueOf(value, "model");
  const ahead = Number(valueOf(value, "num_speculative_tokens"));
  if (FROM_TEXT.test(method)) return {};
  if (model !== undefined && !OWN_LAYERS.test(`${method} ${model}`))
    throw new InputError("flag-uncounted", { flag, needs: "a draft model lies beside the served one" });
  return { draft: true, ...(ahead > 0 ? { draftTokens: ahead } : {}) };
}

/** vLLM's --limit-mm-per-prompt: with no image and no video allowed, no tower is loaded. */
export function mediaLimits(_: string, value = ""): EngineSettings {
  const none = ["image", "video"].every((kind) => valueOf(value, kind) === "0");
  return none ? { towers: "none" } : {};
}

/** vLLM's --engram-config: whether n-gram tables lie in the host's memory. */
export function engramPlace(_: string, value = ""): EngineSettings {
  const offload = valueOf(value, "cpu_offload");
  return offload === undefined ? {} : { tables: /^(true|1)$/i.test(offload) ? "host" : "card" };
}

/** vLLM's --compilation-config: which batch sizes are captured in graphs, if any. */
export function cudaGraphs(_: string, value = ""): EngineSettings {
  if (/^(0|none)$/i.test(valueOf(value, "cudagraph_mode") ?? "")) return { eager: true };
  const [, sizes] = /cudagraph_capture_sizes\W+\[([\d,\s]*)\]/.exec(value) ?? [];
  if (sizes !== undefined)
    return { graphSizes: sizes.split(",").filter((size) => size.trim() !== "").length };
  const most = Number(valueOf(value, "max_cudagraph_capture_size"));
  return most > 0 ? { graphsUpTo: most } : {};
}
