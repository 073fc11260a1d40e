import { claimDraft, type Locks } from "../../../src/hosts/web/kept/claim";
import type { Draft } from "../../../src/hosts/web/kept/store";

const draft = (id: string, savedAt: number): Draft => ({ id, savedAt, name: id, snapshot: "{}" });
const OLD = draft("old", 1);
const NEW = draft("new", 2);

/** Tabs of one browser: what one holds, no other gets. */
function browser(held: string[] = []): { tab: () => Locks } {
  const all = new Set(held);
  return {
    tab: () => ({
      hold: (name) => {
        const free = !all.has(name);
        all.add(name);
        return Promise.resolve(free);
      },
      held: () => Promise.resolve(all),
    }),
  };
}

test("a page that is loaded anew goes on with its own draft, another with the newest", async () => {
  expect((await claimDraft([OLD, NEW], "old", browser().tab(), "x")).draft).toBe(OLD);
  expect((await claimDraft([OLD, NEW], null, browser().tab(), "x")).draft).toBe(NEW);
  expect((await claimDraft([OLD, NEW], "gone", browser().tab(), "x")).draft).toBe(NEW);
});

test("a second tab never gets what the first has open, though a copied tab wishes for it", async () => {
  const { tab } = browser();
  await claimDraft([NEW], "new", tab(), "x");
  const second = await claimDraft([NEW], "new", tab(), "y");
  expect(second).toEqual({ id: "y", draft: null, free: [], othersOpen: true });
});

test("what no tab has open is offered, newest first", async () => {
  const { tab } = browser(["vram-draft-a"]);
  const claim = await claimDraft([draft("a", 9), OLD, NEW, draft("b", 5)], null, tab(), "x");
  expect(claim.id).toBe("b");
  expect(claim.free.map(({ id }) => id)).toEqual(["new", "old"]);
});
