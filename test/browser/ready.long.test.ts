import { openWorkbook } from "./open-page";

const READY_WITHIN_MS = 4_000;

// a step of its own in npm run test:long, with nothing beside it; and the best of three, because the limit is for the page on two
// free cores, not for what else the machine is doing
test("the page is ready within four seconds, cold", async () => {
  let fastest = Infinity;
  for (let attempt = 0; attempt < 3 && fastest >= READY_WITHIN_MS; attempt += 1) {
    fastest = Math.min(fastest, (await openWorkbook()).readyMs);
  }
  expect(fastest).toBeLessThan(READY_WITHIN_MS);
});
