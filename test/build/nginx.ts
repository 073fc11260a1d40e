import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";

/** Where nginx is, or null: its absence fails nothing, and the test says that it could not ask. */
export const NGINX =
  ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find(
    (file) => existsSync(file),
  ) ?? null; // prettier-ignore

const SAMPLES = path.resolve(__dirname, "../../hosting/nginx");

/** Runs the sample configuration over a folder, as this user and on a free port; only port and root are other ones. */
export async function startNginx(
  program: string,
  scratch: string,
  root: string,
): Promise<{ url: string; stop: () => Promise<void>; said: () => string }> {
  const port = await freePort();
  const sample = (file: string): string => readFileSync(path.join(SAMPLES, file), "utf8");
  const site = sample("site.conf")
    .replace("listen 8080;", `listen 127.0.0.1:${String(port)};`)
    .replace("root /srv/www;", `root ${root};`);
  const configuration = `
    daemon off; master_process off; error_log stderr; pid ${scratch}/nginx.pid;
    events {}
    http {
      access_log off;
      ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${scratch}/${kind};`).join(" ")}
      include vram-maps.conf;
      include site.conf;
    }`;
  mkdirSync(scratch, { recursive: true });
  const files = {
    "nginx.conf": configuration,
    "site.conf": site,
    "vram-maps.conf": sample("vram-maps.conf"),
    "vram-headers.conf": sample("vram-headers.conf"),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(scratch, name), text);
  const child = spawn(program, ["-p", scratch, "-c", path.join(scratch, "nginx.conf"), "-e", "stderr"]);
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  const url = `http://127.0.0.1:${String(port)}/`;
  await answering(url, child, () => said);
  return {
    url,
    said: () => said,
    stop: () =>
      new Promise((done) => {
        child.once("close", () => {
          done();
        });
        child.kill("SIGTERM");
      }),
  };
}

async function answering(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt += 1) {
    const answered = await fetch(url).catch(() => null);
    if (answered !== null) return;
    await new Promise((soon) => setTimeout(soon, 50));
  }
  throw new Error(`nginx does not answer: ${said()}`);
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        found(port);
      });
    });
  });
}
