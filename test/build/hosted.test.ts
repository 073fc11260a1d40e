import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import bundles from "./bundles.json";
import { NGINX, startNginx } from "./nginx";

// The built folder as hosting/Dockerfile puts it behind nginx. Runs after the build: jest --selectProjects dist.
const root = path.resolve(__dirname, "../..");
const dist = process.env.VRAM_DIST ?? path.join(root, "dist");
const dockerfile = readFileSync(path.join(root, "hosting/Dockerfile"), "utf8");
const BASE = "https://intranet.example/tools/vram/";

jest.setTimeout(180_000);
const scratch = mkdtempSync(path.join(tmpdir(), "vram-hosted-"));
/** Two folders deep, so that no address may count on the server's root. */
const folder = path.join(scratch, "www/tools/vram");
const commands = [...dockerfile.matchAll(/^RUN (.+)$/gm)].map(([, command = ""]) => command);

beforeAll(() => {
  cpSync(dist, folder, { recursive: true });
  // what the first stage does after its build, with the folder named
  for (const command of commands.slice(2))
    execFileSync("sh", ["-ec", `${command} ${/--/.test(command) ? "--folder" : "--"} "$FOLDER"`], {
      cwd: root,
      env: { ...process.env, BASE, FOLDER: folder },
      stdio: "pipe",
    });
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

test("the Dockerfile runs npm ci, the build and commands of package.json, and copies what there is", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  expect(commands[0]).toMatch(/^npm ci\b/);
  const asked = commands.slice(1).map((command) => /^npm run (\w+)/.exec(command)?.[1] ?? command);
  expect(asked).toEqual(["build", "manifest", "validate", "compress"]);
  for (const script of asked) expect(scripts).toHaveProperty(script);
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = ""]) => files.split(" "));
  expect(copied.length).toBeGreaterThan(4);
  for (const file of copied) expect({ file, there: existsSync(path.join(root, file)) }).toEqual({ file, there: true });
}); // prettier-ignore

test("its manifest names the given address and nothing of ours, and the help is there too", () => {
  for (const file of readdirSync(folder).filter((name) =>
    /^(manifest|functions).*\.(xml|json)$/.test(name),
  )) {
    const text = readFileSync(path.join(folder, file), "utf8");
    expect({ file, ours: text.includes("localhost") }).toEqual({ file, ours: false });
    expect(text).toContain(BASE);
  }
});

test("every file that a server may send packed lies packed beside it, and unpacks to itself", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const packed = files.filter((file) => file.endsWith(".gz"));
  expect(packed.length).toBeGreaterThan(20);
  for (const file of packed) {
    const original = readFileSync(path.join(folder, file.slice(0, -3)));
    expect(gunzipSync(readFileSync(path.join(folder, file))).equals(original)).toBe(true);
    const brotli = readFileSync(path.join(folder, `${file.slice(0, -3)}.br`));
    expect(brotliDecompressSync(brotli).equals(original)).toBe(true);
  }
});

const validate = (...args: string[]): { code: number | null; text: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["hosting/validate.mjs", ...args], { cwd: root, encoding: "utf8" });
  return { code: status, text: stdout + stderr };
}; // prettier-ignore

test("validate names the installation, so that an update can repeat it", () => {
  expect(validate(folder)).toEqual({ code: 0, text: expect.stringContaining(`\nIts installation: --base ${BASE} --id `) as unknown });
}); // prettier-ignore

test("validate refuses a build that nobody gave an address, unless it is for this computer", () => {
  const { code, text } = validate(dist);
  expect([code, text]).toEqual([1, expect.stringMatching(/^manifest\.xml is for https:\/\/localhost:3000\/, which .* is that computer\. Run npm run manifest -- --base/)]);
  expect(validate(dist, "--local")).toEqual({ code: 0, text: expect.stringContaining("Its installation: --base https://localhost:3000/") as unknown });
}); // prettier-ignore

// docs/hosting.md says a quarter of its bytes, docs/limits.md a twelfth less in brotli
test("functions.js packed is about as large as the pages say", () => {
  const size = (ending: string): number => readFileSync(path.join(folder, `functions.js${ending}`)).length;
  expect(size(".gz") / size("")).toBeCloseTo(1 / 4, 1);
  expect(1 - size(".br") / size(".gz")).toBeCloseTo(1 / 12, 1);
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** As a browser asks; fetch would unpack what it gets. */
const ask = (url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> =>
  new Promise((done, failed) => {
    request(url, { headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    })
      .on("error", failed)
      .end();
  });

const YEAR = "public, max-age=31536000, immutable";
const ASK = "no-cache";
const HASHED = /\.[0-9a-f]{10}\.(js|css|woff2)$/;

const nginx = NGINX;
if (nginx === null)
  test("nginx: There is no nginx here, so its sample configuration was not asked.", () => {
    console.log("There is no nginx here: the sample configuration was not asked (Debian: apt-get install nginx-light).");
    expect(readFileSync(path.join(root, "hosting/nginx/site.conf"), "utf8")).toContain("include vram-headers.conf;");
  }); // prettier-ignore
else
  describe("nginx with the sample configuration", () => {
    let server: Awaited<ReturnType<typeof startNginx>>;
    let at = "";
    beforeAll(async () => {
      server = await startNginx(nginx, path.join(scratch, "nginx"), path.join(scratch, "www"));
      at = `${server.url}tools/vram/`;
    });
    afterAll(() => server.stop());

    // file, type, cached how, readable from other origins
    const table: [string, string, string, string | undefined][] = [
      ["taskpane.html", "text/html; charset=utf-8", ASK, undefined],
      ["index.html", "text/html; charset=utf-8", ASK, undefined],
      ["help.html", "text/html; charset=utf-8", ASK, undefined],
      ["help/VRAM.KV.html", "text/html; charset=utf-8", ASK, undefined],
      ["manifest.xml", "text/xml; charset=utf-8", ASK, undefined],
      ["functions.json", "application/json; charset=utf-8", ASK, "*"],
      ["functions-zh-CN.json", "application/json; charset=utf-8", ASK, "*"],
      ["functions-namespace.json", "application/json; charset=utf-8", ASK, "*"],
      ["functions.js", "text/javascript; charset=utf-8", ASK, "*"],
      ["starting.js", "text/javascript; charset=utf-8", ASK, "*"],
      ["pages.css", "text/css; charset=utf-8", ASK, undefined],
      ["licences.txt", "text/plain; charset=utf-8", ASK, undefined],
      ["assets/icon-32.png", "image/png", "public, max-age=86400", undefined],
    ];
    test.each(table)("%s", async (file, type, cached, origin) => {
      const { status, headers } = await ask(at + file);
      expect({
        status,
        type: headers["content-type"],
        cached: headers["cache-control"],
        origin: headers["access-control-allow-origin"],
        sniffed: headers["x-content-type-options"],
        referrer: headers["referrer-policy"],
      }).toEqual({ status: 200, type, cached, origin, sniffed: "nosniff", referrer: "no-referrer" });
    });

    test("what has its content's hash in its name is kept for a year, and nothing else is", async () => {
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(js|css|woff2)$/.test(file));
      const kept = files.filter((file) => HASHED.test(file));
      expect(kept.length).toBeGreaterThan(12);
      for (const file of files) {
        const { headers } = await ask(at + file);
        expect({ file, cached: headers["cache-control"] }).toEqual({ file, cached: HASHED.test(file) ? YEAR : ASK });
        if (file.endsWith(".js")) expect(headers["access-control-allow-origin"]).toBe("*");
      }
    }); // prettier-ignore

    test("a file that has not changed is not sent again", async () => {
      const { headers } = await ask(`${at}functions.js`);
      const etag = String(headers.etag);
      expect((await ask(`${at}functions.js`, { "if-none-match": etag })).status).toBe(304);
    });

    test.each(["functions.js", "functions.json", "taskpane.html", "pages.css"])("%s comes packed to whoever can unpack it", async (file) => {
      const { headers, body } = await ask(at + file, { "accept-encoding": "gzip, deflate, br" });
      const original = readFileSync(path.join(folder, file));
      if (original.length < 512) {
        expect(headers["content-encoding"]).toBeUndefined();
        return;
      }
      expect(headers["content-encoding"]).toBe("gzip");
      expect(headers.vary).toMatch(/Accept-Encoding/i);
      expect(gunzipSync(body).equals(original)).toBe(true);
      expect((await ask(at + file)).body.equals(original)).toBe(true);
    }); // prettier-ignore

    test("functions.js takes no more on the way than its guard, the best that gzip can", async () => {
      const { body } = await ask(`${at}functions.js`, { "accept-encoding": "gzip" });
      expect(body.length).toBeLessThan(bundles.find(({ name }) => name === "functions.js")?.guard ?? NaN);
    });

    test("the workbook stands in no foreign frame, and Excel may frame the pane", async () => {
      for (const page of ["", "index.html"])
        expect((await ask(at + page)).headers["content-security-policy"]).toBe("frame-ancestors 'self'");
      expect((await ask(`${at}taskpane.html`)).headers["content-security-policy"]).toBeUndefined();
      expect((await ask(`${at}taskpane.html`)).headers["x-frame-options"]).toBeUndefined();
    });

    test("the folder's own address leads to the workbook, without a name or a port of the server's", async () => {
      const { status, headers } = await ask(at.slice(0, -1));
      expect([status, headers.location]).toEqual([301, "/tools/vram/"]);
      expect((await ask(at)).body.toString()).toContain("<title>VRAM workbook</title>");
    });

    test.each([
      "nothing.js",
      "pane.0123456789.js",
      "nothing.html",
      "..%2f..%2f..%2fnginx.conf",
      "assets/",
      ".env",
    ])("%s is not there", async (file) => {
      const { status, headers, body } = await ask(at + file);
      // a folder without a page of its own is not shown
      expect([400, 403, 404]).toContain(status);
      // a file that is missing today must not be missing for a year
      expect(headers["cache-control"]).toBeUndefined();
      expect(headers["content-type"]).toMatch(/^text\/html/);
      expect(body.toString()).not.toContain("vram");
    });

    test("it only gives", async () => {
      for (const method of ["POST", "PUT", "DELETE"])
        expect([403, 405]).toContain((await ask(`${at}functions.json`, {}, method)).status);
    });

    test("it says no version of its own, and warns of nothing", async () => {
      expect((await ask(at)).headers.server).toBe("nginx");
      expect(server.said()).not.toMatch(/\[(warn|emerg|alert)\]/);
    });
  });
