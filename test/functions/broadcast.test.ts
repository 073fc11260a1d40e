import fc from "fast-check";
import { processorClock } from "../tools/processor-time";
import { attempt, call, CellError } from "./excel";

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);

test("equal shapes go element by element", async () => {
  const answers = await call("VRAM.PARAMS", column([7, 32]), column(["FP16", "INT8"]));
  // 7e9 × 2 bytes; 32e9 × 1 byte, a bare size having no rows for scales
  expect(answers).toEqual([[14], [32]]);
});

test("a cell without a partner is #N/A, the others stand", async () => {
  const answers = (await call("VRAM.PARAMS", column([7, 32, 70]), column(["FP16", "FP16"]))) as unknown[][];
  expect(answers[0]).toEqual([14]);
  expect(answers[1]).toEqual([64]);
  expect(answers[2]?.[0]).toBeInstanceOf(CellError);
  expect((answers[2]?.[0] as CellError).code).toBe("#N/A");
});

test("an error stays in its own cell", async () => {
  const answers = (await call("VRAM.KV", column(["QwQ-32B", "QwQ-23B", ""]), [[1000, -1]])) as unknown[][];
  const codes = answers.map((row) => row.map((cell) => (cell instanceof CellError ? cell.code : cell)));
  expect(codes).toEqual([
    [0.262144, "#VALUE!"], // 262,144 bytes a token
    ["#N/A", "#N/A"],
    ["#VALUE!", "#VALUE!"],
  ]);
});

test("two columns of names are models, two columns with a label that cards know are one model", async () => {
  const names = (await call("VRAM.PARAMS", [["QwQ-32B", "Llama-3.1-8B"]], "BF16", "bytes")) as number[][];
  expect(names).toEqual([[65527752704, 16060522496]]);
  expect(await call("VRAM.PARAMS", [["parameters", 7]], "FP16")).toBe(14);
});

test("a range no larger than a sheet is answered, a larger result is refused in one sentence", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => index + 1);
  const result = await attempt("VRAM.KVSHAPE", column(many), [many], 128, 1000);
  expect(result).toEqual({
    error: "#VALUE!",
    message: expect.stringContaining("2,000 x 2,000 cells") as string,
  });
});

test("100,000 cells are answered in a second or two", async () => {
  const contexts = column(Array.from({ length: 100_000 }, (_, index) => index + 1));
  const names = column(Array.from({ length: 100_000 }, (_, index) => (index % 3 === 0 ? `no model ${String(index % 300)}` : "QwQ-32B"))); // prettier-ignore
  await call("VRAM.KV", "QwQ-32B", 1);
  // 0.6 s with the hundred unknown names that are looked for
  const spent = processorClock();
  const answers = (await call("VRAM.KV", names, contexts)) as unknown[][];
  expect(spent()).toBeLessThan(2_000);
  expect(answers).toHaveLength(100_000);
  expect(answers[1]?.[0]).toBe((2 * 262_144) / 1e9);
});

const shape = fc.constantFrom([1, 1], [3, 1], [1, 2], [3, 2]);
const block = <T>(cell: fc.Arbitrary<T>): fc.Arbitrary<T[][]> =>
  shape.chain(([rows = 1, columns = 1]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

test("a table holds what each of its cells would answer alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      block(fc.constantFrom("QwQ-32B", "Llama-3.1-8B", "DeepSeek-V3", "gemma-3-27b", "nothing")),
      block(fc.integer({ min: -1, max: 200_000 })),
      block(fc.constantFrom("FP16", "FP8", "oops")),
      async (models, contexts, precisions) => {
        const plain = (result: unknown): unknown =>
          result instanceof CellError ? [result.code, result.message] : result;
        const whole = await attempt("VRAM.KV", models, contexts, null, precisions);
        const rows = Math.max(models.length, contexts.length, precisions.length);
        const columns = Math.max(...[models, contexts, precisions].map((range) => range[0]?.length ?? 0));
        for (let row = 0; row < rows; row++) {
          for (let at = 0; at < columns; at++) {
            const alone = [models, contexts, precisions].map((range) => {
              const line = range.length === 1 ? range[0] : range[row];
              return line?.length === 1 ? line[0] : line?.[at];
            });
            const [model, context, precision] = alone;
            const one = await attempt("VRAM.KV", model, context, null, precision);
            const cell = "value" in whole ? (Array.isArray(whole.value) ? (whole.value as unknown[][])[row]?.[at] : whole.value) : whole; // prettier-ignore
            const expected = "value" in one ? one.value : [one.error, one.message];
            expect(cell === whole && "error" in whole ? [whole.error, whole.message] : plain(cell)).toEqual(
              expected,
            );
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});
