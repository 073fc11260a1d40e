import { SERVER_ROWS, type ServerRow } from "../../catalog/servers";
import { NameIndex } from "./name-index";

const servers = new NameIndex(SERVER_ROWS, "server", (row) => [row.nameZh, row.card]);

/** The server that a name means: id, name, Chinese name or alias in any spelling. */
export function findServer(name: string): ServerRow {
  const row = servers.find(name) ?? SERVER_ROWS.find(({ nameZh }) => nameZh === name.trim());
  if (row) return row;
  throw servers.notFound(name);
}

export const searchServers = (query: string): ServerRow[] => servers.search(query);
