import { auditTables } from "./questions";

/** npm run audit: every model x card x engine. Prints what does not hold, by row. */
test("every printed sentence gives the number beside it", async () => {
  const { rows, tables, misses } = await auditTables(
    process.env.VRAM_AUDIT === "all" ? Infinity : Number(process.env.VRAM_AUDIT ?? 8),
  );
  const byRow = new Map<string, number>();
  for (const { row } of misses) byRow.set(row, (byRow.get(row) ?? 0) + 1);
  const shown = misses
    .slice(0, 25)
    .map(
      ({ formula, row, shown, sentence, why }) =>
        `${formula}\n  ${row}: ${shown} beside "${sentence}": ${why}`,
    );
  console.log(
    [
      `${rows} rows of ${tables} tables, ${misses.length} do not hold`,
      ...[...byRow].map(([row, count]) => `  ${row}: ${count}`),
      ...shown,
    ].join("\n"),
  );
  expect(misses.length).toBe(0);
}, 3_600_000);
