export * from "./shared";
import * as functions from "./functions";

/**
 * The functions once more, without their prefix: where a host takes no dot in an id, manifest-namespace.xml says VRAM as
 * a namespace and its metadata name KV, PARAMS ... A workbook stores both as `_xldudf_VRAM_KV`.
 */
for (const [name, run] of Object.entries(functions)) {
  CustomFunctions.associate(name, run as (...args: unknown[]) => unknown);
}
