import { readEngine } from "../../../src/reading/engine/engine-line";
import { H100 } from "../../core/models-by-hand";
import { CONTAINER_COMMANDS } from "./container-commands";
import type { LaunchCommand } from "./launch-command";
import { HOME_COMMANDS } from "./llama-cpp-commands";
import { MANIFEST_COMMANDS } from "./manifest-commands";
import { SERVER_COMMANDS } from "./sglang-commands";
import { ASCEND_COMMANDS, SHELL_COMMANDS } from "./shell-commands";

const titled = (rows: readonly LaunchCommand[]) =>
  rows.map((row) => [`${row.source}: ${row.text.slice(0, 60).replaceAll("\n", " ")}`, row] as const);

const readTo = ({ text, engine, settings, left }: LaunchCommand, card: typeof H100): void => {
  const read = readEngine(text, card);
  const unknown = read.notes.find(({ rule }) => rule === "flags-unknown")?.values.flags;
  expect([read.version.name, read.settings, unknown]).toEqual([engine, settings, left]);
};

describe("launch commands as they stand in public", () => {
  const rows = titled([
    ...SHELL_COMMANDS,
    ...CONTAINER_COMMANDS,
    ...MANIFEST_COMMANDS,
    ...SERVER_COMMANDS,
    ...HOME_COMMANDS,
  ]);
  test.each(rows)("%s", (_, row) => {
    readTo(row, H100);
  });
  test("there are sixty and more", () => {
    expect(rows.length + ASCEND_COMMANDS.length).toBeGreaterThan(60);
  });
});

describe("vllm serve on an Ascend card is vllm-ascend", () => {
  test.each(titled(ASCEND_COMMANDS))("%s", (_, row) => {
    readTo(row, { ...H100, platform: "ascend" });
  });
});
