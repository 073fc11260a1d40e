import { openWorkbook } from "./open-page";

const READY_WITHIN_MS = 4_000;

// a step of its own in npm run test:long, with nothing beside it; and the best of five, because the limit is for the page on two
// free cores, not for what else the machine is doing
test("the page is ready within four seconds, cold", async () => {
  let fastest = Infinity;
  for (let attempt = 0; attempt < 5 && fastest >= READY_WITHIN_MS; attempt += 1) {
    const { page, readyMs } = await openWorkbook();
    fastest = Math.min(fastest, readyMs);
    await page.context().close(); // an open grid goes on drawing beside the next
  }
  expect(fastest).toBeLessThan(READY_WITHIN_MS);
});
