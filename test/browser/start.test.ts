import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { resolve } from "node:path";
import type { AddressInfo } from "node:net";

const START = resolve(__dirname, "../../src/hosts/web/start.mjs");

jest.setTimeout(120_000); // it builds when something changed since the last build

const running: ChildProcess[] = [];
const holding: Server[] = [];

afterAll(() => {
  for (const child of running) child.kill("SIGINT");
  for (const server of holding) server.close();
});

/** Runs `npm start` and answers what it had said when the page's address came, or when it ended. */
async function start(
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<{ said: string; code: number | null }> {
  const env = { ...process.env, BROWSER: "none", ...variables };
  const child = spawn(process.execPath, [START, ...args], { env });
  running.push(child);
  let said = "";
  const told = new Promise<void>((done) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      if (said.includes("http://")) done();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("close", () => {
      done();
    });
  });
  await told;
  return { said, code: child.exitCode };
}

async function holdAPort(): Promise<number> {
  const server = createServer();
  holding.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

test("a busy port is said, the next one taken, and the page is served with its types", async () => {
  const port = await holdAPort();
  const { said } = await start(["--port", String(port)]);
  expect(said).toContain(`Port ${String(port)} is busy`);
  const [url] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
  if (url === undefined) throw new Error(`No address was printed: ${said}`);
  const page = await fetch(url);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(await page.text()).toContain("functions.js");
  const metadata = await fetch(`${url}functions.json`);
  expect(metadata.headers.get("content-type")).toContain("application/json");
});

test("PORT names a port as --port does, and --port wins", async () => {
  const [port, other] = [String(await holdAPort()), String(await holdAPort())];
  expect((await start([], { PORT: port })).said).toContain(`Port ${port} is busy`);
  expect((await start(["--port", other], { PORT: port })).said).toContain(`Port ${other} is busy`);
  expect(await start([], { PORT: "soon" })).toEqual({
    said: expect.stringContaining('from 1 to 65535; got "soon"') as unknown,
    code: 1,
  });
});

test.each(["%2e%2e%2fpackage.json", "..%5cpackage.json", "%zz", "assets"])(
  "nothing outside the folder is served: %s",
  async (path) => {
    const root = process.env.VRAM_TEST_PAGE ?? "";
    expect((await fetch(root + path)).status).toBe(404);
  },
);

test.each([["--port", "none"], ["--port", "70000"], ["--colour"]])(
  "a wrong option is explained: %s %s",
  async (...args) => {
    const { said, code } = await start(args);
    expect(said).toContain("npm start [-- --port 3000] [--no-open]");
    expect(code).toBe(1);
  },
);
