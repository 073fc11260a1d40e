import { sourceLink } from "../../src/pane/source-link";

describe("the way to a source", () => {
  it.each([
    ["https://huggingface.co/Qwen/QwQ-32B", "https://huggingface.co/Qwen/QwQ-32B"],
    ["github:org/repo.js@095f58a:models/config.json", "https://github.com/org/repo.js/tree/095f58a"],
    ["github:org/repo, read on a day", "https://github.com/org/repo"],
    ["github:org/a@5bdc9df: figures + github:org/b: more", "https://github.com/org/a/tree/5bdc9df"],
    ["same shapes as a/b; count from github:org/a@5bdc9df", "https://github.com/org/a/tree/5bdc9df"],
    ["no source read; context from github:org/a@5bdc9df", null],
    ["public header with the constants", null],
    ["javascript:alert(1)", null],
    ["https://a b", null],
  ])("%s", (source, link) => {
    expect(sourceLink(source)).toBe(link);
  });
});
