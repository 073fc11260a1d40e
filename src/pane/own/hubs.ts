/** Where a config.json may be fetched from, on a click: connect-src of both pages allows these hosts and no other. */
export type Hub = "Hugging Face" | "hf-mirror" | "ModelScope";

export const HUBS: Readonly<
  Record<Hub, { readonly origin: string; readonly address: (id: string) => string }>
> = {
  "Hugging Face": {
    origin: "https://huggingface.co",
    address: (id) => `https://huggingface.co/${id}/resolve/main/config.json`,
  },
  "hf-mirror": {
    origin: "https://hf-mirror.com",
    address: (id) => `https://hf-mirror.com/${id}/resolve/main/config.json`,
  },
  // As its pages link a file. Since July 2025 the site and its file servers allow other pages to read these
  // (https://github.com/modelscope/modelscope/issues/1399); its own client asks api/v1/models/ID/repo?Revision=...&FilePath=...
  // (modelscope/hub/file_download.py), of which nobody says so. Its main branch is called master.
  ModelScope: {
    origin: "https://www.modelscope.cn",
    address: (id) => `https://www.modelscope.cn/models/${id}/resolve/master/config.json`,
  },
};

const HUB_NAMES = Object.keys(HUBS) as Hub[];

/** Those that the page's own policy lets it ask: none in a build for closed networks. */
export const hubsUnder = (policy: string): readonly Hub[] =>
  HUB_NAMES.filter((hub) => policy.split(/[\s;]+/).includes(HUBS[hub].origin));

export const hubsOfPage = (): readonly Hub[] =>
  hubsUnder(
    document.querySelector<HTMLMetaElement>("meta[http-equiv=Content-Security-Policy]")?.content ?? "",
  );

/** An id as hubs have it, owner and name, also out of a page's address; null: it is none. */
export function hubId(text: string): string | null {
  const plain = text.trim().replace(/^https:\/\/(?:huggingface\.co|hf-mirror\.com|(?:www\.)?modelscope\.cn\/models)\//, "");
  const [, owner = "", name = ""] = /^([\w.-]{1,96})\/([\w.-]{1,96})(?:\/.*)?$/.exec(plain) ?? [];
  return owner === "" || DOTS.test(owner) || DOTS.test(name) ? null : `${owner}/${name}`;
} // prettier-ignore

const DOTS = /^\.+$/;

/** What became of a fetch; why it failed is a sentence of texts. */
export type Fetched =
  | { readonly status: "fetched"; readonly text: string }
  | {
      readonly status:
        "not found" | "gated" | "unreachable" | "too slow" | "too large" | "not JSON" | "stopped";
    }
  | { readonly status: "refused"; readonly code: number };

const PATIENCE_MS = 15_000;
/** The largest config.json has some hundred kilobytes. */
const MOST_BYTES = 2_000_000;

/**
 * One GET, without cookies, referrer or anything else of the user's. A browser does not say why it could not read an
 * answer: without a network and where a hub forbids other pages it is the same to us.
 */
export async function fetchConfig(
  address: string,
  { fetch: ask = fetch, patience = PATIENCE_MS }: { fetch?: typeof fetch; patience?: number } = {},
): Promise<Fetched> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, patience);
  try {
    const response = await ask(address, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: stop.signal,
    });
    if (!response.ok) return refusalOf(response);
    const text = await bounded(response);
    if (text === null) return { status: "too large" };
    return text.trimStart().startsWith("{") ? { status: "fetched", text } : { status: "not JSON" };
  } catch {
    return { status: stop.signal.aborted ? "too slow" : "unreachable" };
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

/** Hugging Face answers 401 also for what it does not have, and says so in a header. */
function refusalOf({ status, headers }: Response): Fetched {
  const code = headers.get("x-error-code");
  if (status === 404 || code === "RepoNotFound" || code === "EntryNotFound") return { status: "not found" };
  if (status === 401 || status === 403) return { status: "gated" };
  return { status: "refused", code: status };
}

/** null: more than a config.json has. */
async function bounded(response: Response): Promise<string | null> {
  if (Number(response.headers.get("content-length") ?? 0) > MOST_BYTES) return null;
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST_BYTES) return null;
    parts.push(part.value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new TextDecoder().decode(all);
}
