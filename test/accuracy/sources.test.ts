import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** An address, an excerpt of a log that a reader can search for, or a run of ours with its day. */
const SOURCE = /^(https:\/\/\S+|public log excerpt .{10,}|own run, \d{4}-\d\d-\d\d: .{10,})/;

const FILES = readdirSync(__dirname).filter((file) => file.endsWith("-points.json"));

test.each(FILES)("every point of %s says where it was measured", (file) => {
  const points = JSON.parse(readFileSync(path.join(__dirname, file), "utf8")) as { source?: string }[];
  expect(points.length).toBeGreaterThan(20);
  expect(points.filter(({ source }) => !SOURCE.test(source ?? ""))).toEqual([]);
});
