import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { validateXML } from "xmllint-wasm";
import { addresses, MANIFEST_RULES, readManifest } from "./manifest-rules";

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a step of webpack's configuration is CommonJS
const { namespaceManifest } = require("../../src/hosts/excel/namespace-manifest.cjs") as {
  namespaceManifest: (manifest: string) => string;
};

const root = path.resolve(__dirname, "../..");
const xml = readFileSync(path.join(root, "manifest.xml"), "utf8");
const shape = readFileSync(path.join(root, "hosting/manifest.rng"), "utf8");
const manifest = readManifest(xml);

const complaints = async (contents: string): Promise<readonly string[]> => {
  const result = await validateXML({
    xml: { fileName: "manifest.xml", contents },
    extension: "relaxng",
    schema: shape,
  });
  return result.errors.map(({ message }) => message);
};

const withNamespace = namespaceManifest(xml);

test.each([
  ["manifest.xml", xml],
  ["manifest-namespace.xml", withNamespace],
])("%s has the shape that Office asks for", async (_, contents) => {
  expect(await complaints(contents)).toEqual([]);
});

describe("manifest-namespace.xml", () => {
  const fallback = readManifest(withNamespace);

  test("says VRAM as a namespace, once, and takes the bare metadata", () => {
    expect(withNamespace.match(/<Namespace resid="Functions.Namespace"\/>/g)).toHaveLength(1);
    expect(fallback.resources.find(({ id }) => id === "Functions.Namespace")?.value).toBe("VRAM");
    const metadata = addresses(fallback).filter((address) => address.endsWith(".json"));
    expect(metadata.map((address) => path.basename(address))).toEqual(["functions-namespace.json", "functions-namespace-zh-CN.json"]);
  }); // prettier-ignore

  test.each(MANIFEST_RULES.filter(({ name }) => name !== "there is no namespace"))("keeps: $name", ({ broken }) => {
    expect(broken(fallback)).toEqual([]);
  }); // prettier-ignore

  test("a manifest that has changed under it is refused", () => {
    expect(() => namespaceManifest(xml.replace("</Metadata>", ""))).toThrow(
      "manifest.xml has no </Metadata>",
    );
  });
});

test.each<[string, string | RegExp, string]>([
  ["is not well-formed", "</OfficeApp>", ""],
  ["has its elements in another order", /(<Script>[\s\S]*<\/Script>)\s*(<Page>[\s\S]*<\/Page>)/, "$2$1"],
  ["lacks a supertip", /<Supertip>[\s\S]*?<\/Supertip>/, ""],
  ["lacks the large icon", /<bt:Image size="80" resid="Icon.80"\/>/, ""],
  ["overrides a resource in the wrong namespace", /<bt:Override/, "<Override"],
  ["names a bare language", 'Locale="zh-CN"', 'Locale="zh"'],
  ["lacks the support page", /<SupportUrl [^>]*\/>/, ""],
  ["has an id over 32 characters", /"OpenPane.Label"/g, '"OpenPane.LabelThatIsFarTooLongForIt"'],
  ["lets the runtime end with the pane", 'lifetime="long"', 'lifetime="short"'],
])("a manifest that %s is refused", async (_what, from, to) => {
  const broken = xml.replace(from, to);
  expect(broken).not.toBe(xml);
  expect(await complaints(broken)).not.toEqual([]);
});

test.each(MANIFEST_RULES.map((rule) => [rule.name, rule] as const))("%s", (_name, { broken, why }) => {
  expect({ why, broken: broken(manifest) }).toEqual({ why, broken: [] });
});

test.each<[string, string | RegExp, string]>([
  ["every resid has its resource", 'resid="Help.Url"', 'resid="Help.Uri"'],
  ["every resource is used", 'resid="Help.Url"', 'resid="Taskpane.Url"'],
  [
    "one page is the shared runtime",
    '<FunctionFile resid="Taskpane.Url"/>',
    '<FunctionFile resid="Help.Url"/>',
  ],
  ["ids of groups and controls are unique", 'id="Vram.OpenPaneFromCell"', 'id="Vram.OpenPane"'],
  ["there is no namespace", "</Metadata>", '</Metadata><Namespace resid="Group.Label"/>'],
  ["every string has its Chinese", /<bt:Override Locale="zh-CN" Value="显存"\/>/, ""],
  ["every address is https", "https://localhost:3000/help.html", "http://localhost:3000/help.html"],
  ["every address is in one folder", "https://localhost:3000/help.html", "https://other.example/help.html"],
])("the rule '%s' catches a manifest that breaks it", (name, from, to) => {
  const changed = xml.replace(from, to);
  const rule = MANIFEST_RULES.find((candidate) => candidate.name === name);
  expect(rule?.broken(readManifest(changed))).not.toEqual([]);
});

test("the manifest's version is that of the package", () => {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  expect(/<Version>([^<]*)</.exec(xml)?.[1]).toBe(`${version}.0`);
});

test("every icon that the manifest names is there, in the size that its name says", () => {
  const icons = addresses(manifest).filter((address) => address.endsWith(".png"));
  expect(icons.length).toBeGreaterThan(0);
  for (const icon of icons) {
    const file = path.join(root, new URL(icon).pathname);
    const size = Number(/-(\d+)\.png$/.exec(icon)?.[1]);
    // a PNG states its width and height in the bytes from 16 on
    const header = readFileSync(file).subarray(16, 24);
    expect([header.readUInt32BE(0), header.readUInt32BE(4)]).toEqual([size, size]);
  }
});

// Microsoft's own schemas may not be kept here; where they lie beside the checkout they have their say as well
const official = path.join(root, "../shared/schemas/manifest");
if (existsSync(official))
  test.each([xml, withNamespace])("Microsoft's schemas accept the manifest", async (contents) => {
    const files = readdirSync(official).map((fileName) => ({
      fileName,
      contents: readFileSync(path.join(official, fileName), "utf8"),
    }));
    const schema = files.filter(({ fileName }) => fileName === "OfficeAppManifestV1_1.xsd");
    const preload = files.filter(({ fileName }) => fileName !== "OfficeAppManifestV1_1.xsd");
    const result = await validateXML({ xml: { fileName: "manifest.xml", contents }, schema, preload });
    expect(result.errors.map(({ message }) => message)).toEqual([]);
  });
