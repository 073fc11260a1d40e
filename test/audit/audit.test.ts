import { auditTables } from "./questions";

/** Questions of every model that `npm test` asks, the same ones each time; `npm run audit` asks all there are. */
const SAMPLE = 1;
const asked = process.env.VRAM_AUDIT ?? String(SAMPLE);

test("every printed sentence gives the number beside it", async () => {
  const { rows, tables, misses } = await auditTables(asked === "all" ? Infinity : Number(asked));
  const byRow = new Map<string, number>();
  for (const { row } of misses) byRow.set(row, (byRow.get(row) ?? 0) + 1);
  const shown = misses
    .slice(0, 25)
    .map(
      ({ formula, row, shown, sentence, why }) =>
        `${formula}\n  ${row}: ${shown} beside "${sentence}": ${why}`,
    );
  const report = [
    `${rows} rows of ${tables} tables, ${misses.length} do not hold`,
    ...[...byRow].map(([row, count]) => `  ${row}: ${count}`),
    ...shown,
  ].join("\n");
  if (asked !== String(SAMPLE)) console.log(report);
  expect(misses.length === 0 ? "" : report).toBe("");
  if (asked === String(SAMPLE)) expect(rows).toBeGreaterThan(4_000);
}, 3_600_000);
