import type { ServerRow } from "./schema/server-row";
import { SERVER_FILES } from "./server-files";

export type { ServerRow };

/** The one cast from JSON: `test/catalog/schema.test.ts` holds every row to the schema that the type comes from. */
const readRows = (file: unknown): readonly ServerRow[] => file as readonly ServerRow[];

export const SERVER_ROWS: readonly ServerRow[] = SERVER_FILES.flatMap(readRows);

/** Servers that hold a card, the smallest first. */
export const serversWith = (cardId: string): ServerRow[] =>
  SERVER_ROWS.filter(({ card }) => card === cardId).sort((a, b) => a.cards - b.cards);
