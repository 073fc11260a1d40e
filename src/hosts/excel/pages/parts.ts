/** Something to be said to Excel, and about how many bytes it takes on the way. */
export interface Step {
  readonly bytes: number;
  readonly run: () => void;
}

/** Excel on the web takes 5 MB at once; what Office.js puts around our content is not known, so less than half. */
export const MOST_BYTES = 2_000_000;

/** All steps in their order, with one sync for as many as fit into it. */
export async function inParts(context: Excel.RequestContext, steps: readonly Step[]): Promise<void> {
  let bytes = 0;
  for (const step of steps) {
    if (bytes > 0 && bytes + step.bytes > MOST_BYTES) {
      // the limit is per sync, so this one cannot wait for the end of the loop
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync();
      bytes = 0;
    }
    step.run();
    bytes += step.bytes;
  }
  await context.sync();
}
