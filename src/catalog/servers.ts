import { NameIndex } from "./name-index";
import { bare, plain } from "./names";
import type { ServerRow } from "./schema/server-row";
import { SERVER_FILES } from "./server-files";
import { unpack, type RowFile } from "./unpack";

export type { ServerRow };

/** The one cast from JSON: `test/catalog/schema.test.ts` holds every row to the schema that the type comes from. */
const readRows = (file: unknown): readonly ServerRow[] => unpack(file as RowFile) as readonly ServerRow[];

export const SERVER_ROWS: readonly ServerRow[] = SERVER_FILES.flatMap(readRows);

const servers = new NameIndex(SERVER_ROWS, "server", (row) => [row.nameZh, row.card]);

/** The server that a name means: id, name, Chinese name or alias in any spelling. */
export function findServer(name: string): ServerRow {
  const row = servers.find(name) ?? SERVER_ROWS.find(({ nameZh }) => folded(nameZh) === folded(name));
  if (row) return row;
  throw servers.notFound(name);
}

/** A Chinese name holds slashes and brand words that mean themselves here, so only case, width and signs are folded. */
const folded = (name: string): string => bare(plain(name));

export const searchServers = (query: string): ServerRow[] => servers.search(query);

/** Servers that hold a card, the smallest first. */
export const serversWith = (cardId: string): ServerRow[] =>
  SERVER_ROWS.filter(({ card }) => card === cardId).sort((a, b) => a.cards - b.cards);
