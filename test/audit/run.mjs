// @ts-check
// npm run audit: every model x card x engine, each printed sentence worked out. VRAM_AUDIT=3 asks three of each model.
import { spawnSync } from "node:child_process";

const { status } = spawnSync(
  process.execPath,
  ["node_modules/jest/bin/jest.js", "--selectProjects", "unit", "--silent=false", "audit/audit.test"],
  { stdio: "inherit", env: { ...process.env, VRAM_AUDIT: process.env.VRAM_AUDIT ?? "all" } },
);
process.exitCode = status ?? 1;
