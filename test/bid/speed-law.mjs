// @ts-check
// node test/bid/speed-law.mjs [CASES]: models x cards x engines x prompts x answers x requests in flight, the arithmetic of a
// bid's cells beside core's own; 20,000 unless told otherwise.
import { spawnSync } from "node:child_process";

const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/jest/bin/jest.js",
    "--selectProjects",
    "unit",
    "--silent=false",
    "--testPathPattern",
    "bid/speed-plan.test",
  ],
  { stdio: "inherit", env: { ...process.env, VRAM_LAW: process.argv[2] ?? "20000" } },
);
process.exitCode = status ?? 1;
