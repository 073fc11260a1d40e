import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** A few bids here; `node test/bid/recalculate.mjs` does fifty. */
const BIDS = 3;
const SOFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].some((place) => existsSync(place)); // prettier-ignore

test("LibreOffice comes to the same figures as core, or says that it is not there", () => {
  const script = path.join(__dirname, "recalculate.mjs");
  const said = execFileSync(process.execPath, [script, "--bids", String(BIDS)], { encoding: "utf8" });
  expect(said).toMatch(
    SOFFICE ? /^6 workbooks, \d{3,} cells compared, 0 differ/m : /There is no LibreOffice here/,
  );
}, 180_000);
