import { execFileSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "./pages";

test("the picture of docs/architecture.md has the arrows that src/ has", () => {
  const script = path.join(ROOT, "assets/draw-architecture.mjs");
  expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
});
