import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchConfig, HUBS, hubsUnder, hubId } from "../../../src/pane/own/hubs";

test.each([
  ["Qwen/Qwen3-32B", "Qwen/Qwen3-32B"],
  ["  deepseek-ai/DeepSeek-R1 ", "deepseek-ai/DeepSeek-R1"],
  ["https://huggingface.co/Qwen/Qwen3-32B/tree/main", "Qwen/Qwen3-32B"],
  ["https://www.modelscope.cn/models/Qwen/Qwen3-32B", "Qwen/Qwen3-32B"],
  ["https://hf-mirror.com/01-ai/Yi-1.5-34B", "01-ai/Yi-1.5-34B"],
])("%j is the id %s", (text, id) => {
  expect(hubId(text)).toBe(id);
});

test.each(["", "Qwen3-32B", "../../etc", "a/..", "https://evil.example/a/b", "a b/c", "a/b?x=1", "//a/b", "a/b#c", `${"x".repeat(200)}/y`])(
  "%j is no id",
  (text) => {
    expect(hubId(text)).toBeNull();
  },
); // prettier-ignore

// the addresses that the hubs' own pages show for a file
test.each([
  ["Hugging Face", "https://huggingface.co/Qwen/Qwen3-32B/resolve/main/config.json"],
  ["hf-mirror", "https://hf-mirror.com/Qwen/Qwen3-32B/resolve/main/config.json"],
  ["ModelScope", "https://www.modelscope.cn/models/Qwen/Qwen3-32B/resolve/master/config.json"],
] as const)("%s has the file at %s", (hub, address) => {
  expect(HUBS[hub].address("Qwen/Qwen3-32B")).toBe(address);
  expect(address.startsWith(`${HUBS[hub].origin}/`)).toBe(true);
  expect(hubId(address)).toBe("Qwen/Qwen3-32B");
});

const answering = (response: () => Response | Promise<Response>): typeof fetch => () => Promise.resolve(response()); // prettier-ignore

test.each<[string, Response, unknown]>([
  ["a config", new Response('{"model_type":"qwen3"}'), { status: "fetched", text: '{"model_type":"qwen3"}' }],
  ["404", new Response("", { status: 404 }), { status: "not found" }],
  ["401 of what is not there", new Response("", { status: 401, headers: { "x-error-code": "RepoNotFound" } }), { status: "not found" }],
  ["401", new Response("", { status: 401, headers: { "x-error-code": "GatedRepo" } }), { status: "gated" }],
  ["403", new Response("", { status: 403 }), { status: "gated" }],
  ["429", new Response("", { status: 429 }), { status: "refused", code: 429 }],
  ["a page", new Response("<!doctype html>"), { status: "not JSON" }],
  ["nothing", new Response(null), { status: "not JSON" }],
  ["3 MB", new Response("{".padEnd(3_000_000)), { status: "too large" }],
  ["3 MB said before", new Response("{}", { headers: { "content-length": "3000000" } }), { status: "too large" }],
])("%s", async (_, response, expected) => {
  expect(await fetchConfig("https://huggingface.co/a/b", { fetch: answering(() => response) })).toEqual(expected);
}); // prettier-ignore

test("no network, or an answer that may not be read", async () => {
  const fetch = answering(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await fetchConfig("https://huggingface.co/a/b", { fetch })).toEqual({ status: "unreachable" });
});

test("a hub that does not answer is left after a while", async () => {
  const fetch: typeof globalThis.fetch = (_, init) =>
    new Promise((_, reject) => {
      init?.signal?.addEventListener("abort", () => {
        reject(new DOMException("aborted", "AbortError"));
      });
    });
  expect(await fetchConfig("https://huggingface.co/a/b", { fetch, patience: 20 })).toEqual({
    status: "too slow",
  });
});

test("nothing of the user's goes along", async () => {
  let asked: RequestInit | undefined;
  await fetchConfig("https://huggingface.co/a/b", {
    fetch: (_, init) => {
      asked = init;
      return Promise.resolve(new Response("{}"));
    },
  });
  expect(asked).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer" });
  expect(asked).not.toHaveProperty("headers");
});

test("a build lets pages reach these hubs and nobody else, and each page offers what its policy allows", () => {
  const origins = Object.values(HUBS).map(({ origin }) => origin);
  const root = join(__dirname, "../../..");
  const [, listed = ""] = /const HUBS = \[([^\]]*)\]/.exec(readFileSync(join(root, "webpack.config.js"), "utf8")) ?? [];
  expect(JSON.parse(`[${listed}]`)).toEqual(origins);
  for (const page of ["web/index.html", "excel/taskpane.html"]) {
    const html = readFileSync(join(root, "src/hosts", page), "utf8");
    const [, allowed = ""] = /connect-src ([^;]+);/.exec(html) ?? [];
    expect(allowed).toMatch(/^'self' <%= htmlWebpackPlugin\.options\.hubs %>/);
    // Office.js of Microsoft's own address talks to it; a build says which
    expect(allowed.replace(/<%=[^%]*%>/g, "").trim()).toBe("'self'");
  }
  for (const { origin, address } of Object.values(HUBS)) expect(new URL(address("a/b")).origin).toBe(origin);
}); // prettier-ignore

test.each([
  ["default-src 'none'; connect-src 'self' https://huggingface.co https://hf-mirror.com https://www.modelscope.cn", ["Hugging Face", "hf-mirror", "ModelScope"]],
  ["connect-src 'self' https://hf-mirror.com; base-uri 'none'", ["hf-mirror"]],
  ["connect-src 'self' https://huggingface.co.evil.example", []],
  ["connect-src 'self'; base-uri 'none'", []],
  ["", []],
])("a page under %j offers %j", (policy, hubs) => {
  expect(hubsUnder(policy)).toEqual(hubs);
}); // prettier-ignore
