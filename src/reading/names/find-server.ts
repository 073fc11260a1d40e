import { SERVER_ROWS, type ServerRow } from "../../catalog/servers";
import { NameIndex } from "./name-index";
import { bare, plain } from "./names";

const servers = new NameIndex<ServerRow>(SERVER_ROWS, {
  noun: "server",
  kind: "card",
  words: (row) => [row.nameZh, row.card],
  maker: ({ name, nameZh, id }) => `${name} ${nameZh} ${id}`.toLowerCase(),
  agrees: () => false,
});

/** The server that a name means: id, name, Chinese name or alias in any spelling. */
export function findServer(name: string): ServerRow {
  const row = servers.find(name) ?? SERVER_ROWS.find(({ nameZh }) => folded(nameZh) === folded(name));
  if (row) return row;
  throw servers.notFound(name);
}

/** A Chinese name holds slashes and brand words that mean themselves here, so only case, width and signs are folded. */
const folded = (name: string): string => bare(plain(name));

export const searchServers = (query: string): ServerRow[] => servers.search(query);
