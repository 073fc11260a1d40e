/**
 * Where a source can be read: a web address as it is, else the first repository that it names, at the commit it was
 * read from. null: a source that is only described, or one that nobody read.
 *
 * @example sourceLink("github:org/repo@095f58a:config.json") // "https://github.com/org/repo/tree/095f58a"
 */
export function sourceLink(source: string): string | null {
  if (/^https:\/\/\S+$/.test(source)) return source;
  if (source.startsWith("no source read")) return null;
  const [, repository, commit] = /\bgithub:([\w.-]+\/[\w.-]+)(?:@([0-9a-f]{7,40}))?/.exec(source) ?? [];
  if (repository === undefined) return null;
  return `https://github.com/${repository}${commit === undefined ? "" : `/tree/${commit}`}`;
}
