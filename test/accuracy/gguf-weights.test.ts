import { ggufComparisons } from "./gguf-weights";
import { quantile, relativeError } from "./statistics";

// targets of the memory model's issue: median 0.3 %, 90th percentile 1.5 % on standard types
test("GGUF files are as large as llama.cpp says", () => {
  const { compared, leftOut } = ggufComparisons();
  const errors = compared.map(relativeError);
  expect(compared.length).toBeGreaterThan(60);
  expect(quantile(errors, 0.5)).toBeLessThan(0.003);
  expect(quantile(errors, 0.9)).toBeLessThan(0.015);
  for (const point of leftOut) expect(point.reason).not.toBe("");
});
