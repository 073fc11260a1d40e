import { cellAddress, offset } from "../sheet/address";
import type { PageBlock } from "../sheet/page";

/** A sheet's name before "!", in quotes whether it needs them or not: no reader minds. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

/** @example absolute({ row: 1, column: 1, rows: 2, columns: 1 }) // "$B$2:$B$3" */
export function absolute(block: PageBlock): string {
  const first = fixed(cellAddress(block));
  const last = fixed(cellAddress(offset(block, block.rows - 1, block.columns - 1)));
  return first === last ? first : `${first}:${last}`;
}

const fixed = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
