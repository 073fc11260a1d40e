// @ts-check

/**
 * What an Office manifest must hold to and no schema can say: how its parts refer to each other. `broken` answers
 * everything in the manifest that breaks the rule.
 *
 * @typedef {{ kind: string, id: string, value: string, chinese: string | null }} Resource
 * @typedef {{ text: string, resources: readonly Resource[] }} Manifest
 * @typedef {{ name: string, why: string, broken: (manifest: Manifest) => readonly string[] }} ManifestRule
 */

/**
 * @param {string} xml
 * @returns {Manifest}
 */
function readManifest(xml) {
  const text = xml.replace(/<!--[\s\S]*?-->/g, "");
  const found = text.matchAll(
    /<bt:(Image|Url|String) id="([^"]*)" DefaultValue="([^"]*)"(?:\/>|>)(?:\s*<bt:Override Locale="zh-CN" Value="([^"]*)"\/>)?/g,
  );
  const resources = [...found].map(([, kind, id, value, chinese]) => ({
    kind: kind ?? "",
    id: id ?? "",
    value: value ?? "",
    chinese: chinese ?? null,
  }));
  return { text, resources };
}

/** @type {(text: string, pattern: RegExp) => string[]} */
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found ?? "");
/** @type {(names: readonly string[]) => string[]} */
const repeated = (names) => names.filter((name, index) => names.indexOf(name) !== index);
/** @type {(text: string, tag: string) => string} */
const part = (text, tag) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(text)?.[1] ?? "";
/** @type {(text: string) => string[]} */
const strings = (text) => all(text, /(?:DefaultValue|Value)="([^"]*)"/g);

/**
 * Every address in the manifest, its Chinese ones included.
 *
 * @type {(manifest: Manifest) => string[]}
 */
const addresses = ({ text }) => all(text, /(?:DefaultValue|Value)="(https?:[^"]*)"/g);

/**
 * The resid that a page of the add-in is named by, wherever one is opened.
 *
 * @type {(text: string) => string[]}
 */
const openers = (text) => [
  ...all(text, /<Runtime resid="([^"]*)"/g),
  ...all(text, /<Page>\s*<SourceLocation resid="([^"]*)"/g),
  ...all(text, /<FunctionFile resid="([^"]*)"/g),
  ...all(text, /<Action xsi:type="ShowTaskpane">\s*<SourceLocation resid="([^"]*)"/g),
];

/** @type {readonly ManifestRule[]} */
const MANIFEST_RULES = [
  {
    name: "resource ids are unique",
    why: "Office takes either of two resources of one name.",
    broken: ({ resources }) => repeated(resources.map(({ id }) => id)),
  },
  {
    name: "every resid has its resource",
    why: "A button without its text or picture keeps the whole add-in from loading.",
    broken: ({ text, resources }) =>
      all(text, /resid="([^"]*)"/g).filter((resid) => resources.every(({ id }) => id !== resid)),
  },
  {
    name: "every resource is used",
    why: "What nobody refers to is a leftover or a misspelt resid.",
    broken: ({ text, resources }) =>
      resources.map(({ id }) => id).filter((id) => !text.includes(`resid="${id}"`)),
  },
  {
    name: "ids of groups and controls are unique",
    why: "Office drops the second of two controls of one id.",
    broken: ({ text }) => repeated(all(text, /<(?:Group|Control)[^>]* id="([^"]*)"/g)),
  },
  {
    name: "one page is the shared runtime",
    why: "Pane and functions share memory only where every opener names the same resid.",
    broken: ({ text }) => openers(text).filter((resid) => resid !== openers(text)[0]),
  },
  {
    name: "no task pane has an id of its own",
    why: "TaskpaneId is not allowed beside a long-lived runtime.",
    broken: ({ text }) => all(text, /(<TaskpaneId>)/g),
  },
  {
    name: "there is no namespace",
    why: "The ids carry their prefix themselves; a namespace would double it.",
    broken: ({ text }) => all(text, /(<Namespace\b)/g),
  },
  {
    name: "short strings have at most 125 characters, long ones 250",
    why: "Office refuses longer ones.",
    broken: ({ text }) => [
      ...strings(part(text, "bt:ShortStrings")).filter((said) => said.length > 125),
      ...strings(part(text, "bt:LongStrings")).filter((said) => said.length > 250),
    ],
  },
  {
    name: "every string has its Chinese",
    why: "English and Chinese are equal.",
    broken: ({ resources }) =>
      resources.filter(({ kind, chinese }) => kind === "String" && chinese === null).map(({ id }) => id),
  },
  {
    name: "every address is https",
    why: "Office loads nothing else.",
    broken: (manifest) => addresses(manifest).filter((address) => !address.startsWith("https://")),
  },
  {
    name: "every address is in one folder",
    why: "A build for another host replaces that folder's address and must miss none.",
    broken: (manifest) => {
      const [page = ""] = all(manifest.text, /<SourceLocation DefaultValue="([^"]*)"/g);
      const folder = page.slice(0, page.lastIndexOf("/") + 1);
      return addresses(manifest).filter((address) => !address.startsWith(folder));
    },
  },
];

module.exports = { readManifest, addresses, MANIFEST_RULES };
