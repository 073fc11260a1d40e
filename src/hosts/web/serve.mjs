// @ts-check
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

const LAST_PORT = 65_535;

/**
 * Serves a folder to this machine alone, on the port or the next free one. Answers the URL, the ports that were busy
 * and how to stop.
 *
 * @param {{ folder: string, port: number }} question port 0 asks the system for any free one
 */
export async function serve({ folder, port }) {
  /** @type {number[]} */
  const busy = [];
  for (let candidate = port; candidate <= LAST_PORT; candidate += 1) {
    const servers = await listen(folder, candidate);
    if (servers === null) {
      busy.push(candidate);
      continue;
    }
    const close = () => Promise.all(servers.map(closed));
    return { url: `http://localhost:${portOf(servers)}/`, busy, close };
  }
  throw new Error(`Every port from ${port} on is busy. Give another one: npm start -- --port 8080`);
}

/**
 * Listens on both addresses that "localhost" may mean: on one alone, a browser could find somebody else's server on the
 * other. null: one of them is taken. A machine without IPv6 has only the first.
 *
 * @param {string} folder
 * @param {number} port
 */
async function listen(folder, port) {
  /** @type {import("node:http").Server[]} */
  const servers = [];
  for (const host of ["127.0.0.1", "::1"]) {
    const server = createServer((request, response) => void answer(folder, request, response));
    try {
      await listening(server, { host, port: portOf(servers) ?? port });
      servers.push(server);
    } catch (error) {
      const { code = "" } = /** @type {NodeJS.ErrnoException} */ (error);
      if (NO_SUCH_ADDRESS.has(code) && servers.length > 0) continue;
      await Promise.all(servers.map(closed));
      if (TAKEN.has(code)) return null;
      throw error;
    }
  }
  return servers;
}

/**
 * The port of the first, on which the second must listen too; undefined: there is none yet.
 *
 * @param {readonly import("node:http").Server[]} servers
 */
function portOf([first]) {
  const address = first?.address();
  return typeof address === "object" ? address?.port : undefined;
}

const TAKEN = new Set(["EADDRINUSE", "EACCES"]);
const NO_SUCH_ADDRESS = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/** @type {(server: import("node:http").Server, at: { host: string, port: number }) => Promise<void>} */
const listening = (server, at) =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, () => {
      server.off("error", reject);
      resolve();
    });
  });

/** @type {(server: import("node:http").Server) => Promise<unknown>} */
const closed = (server) =>
  new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });

/**
 * @param {string} folder
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer(folder, request, response) {
  const path = safePath(folder, request.url ?? "/");
  const found =
    path !== null && (request.method === "GET" || request.method === "HEAD") && (await isFile(path));
  if (!found) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    // a rebuilt page is seen at the next reload
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(path)
      .on("error", () => response.destroy())
      .pipe(response);
}

/**
 * The file behind a URL; null for anything outside the folder.
 *
 * @param {string} folder
 * @param {string} url
 */
function safePath(folder, url) {
  try {
    const asked = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "/");
    const path = normalize(join(folder, asked.endsWith("/") ? `${asked}index.html` : asked));
    return path.startsWith(folder + sep) && !path.includes("\0") ? path : null;
  } catch {
    return null; // a malformed % escape
  }
}

/** @param {string} path */
const isFile = (path) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
