import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

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
};

const LAST_PORT = 65_535;

/**
 * Serves a folder to this machine alone, on the port or the next free one. Answers the URL, the ports that were busy
 * and how to stop.
 *
 * @param {{ folder: string, port: number }} question port 0 asks the system for any free one
 */
export async function serve({ folder, port }) {
  const busy = [];
  for (let candidate = port; candidate <= LAST_PORT; candidate += 1) {
    const server = createServer((request, response) => void answer(folder, request, response));
    try {
      await listening(server, candidate);
    } catch (error) {
      if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
      busy.push(candidate);
      continue;
    }
    const close = () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
    return { url: `http://localhost:${server.address().port}/`, busy, close };
  }
  throw new Error(`Every port from ${port} on is busy. Give another one: npm start -- --port 8080`);
}

/** Both loopback addresses, because "localhost" may mean either; IPv6 may be switched off. */
const listening = (server, port) =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => {
      server.off("error", reject);
      resolve();
    });
  });

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

/** The file behind a URL; null for anything outside the folder. */
function safePath(folder, url) {
  try {
    const asked = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "/");
    const path = normalize(join(folder, asked.endsWith("/") ? `${asked}index.html` : asked));
    return path.startsWith(folder + sep) && !path.includes("\0") ? path : null;
  } catch {
    return null; // a malformed % escape
  }
}

const isFile = (path) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
