import type { FileFault } from "./refusals";
import { Tally } from "./tally";
import { unpacked, zipEntries, type ZipEntry } from "./zip";

const MB = 1_000_000;
const MOST_BYTES = 64 * MB;
const MOST_UNPACKED = 300 * MB;
const MOST_FILES = 5_000;
/** The first bytes of an old .xls, and of any file that Office has locked with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * What is wrong with a file before anybody reads it; null: nothing. What an archive claims of its sizes is not believed:
 * every file in it is unpacked and counted, its bytes and what they would become, and dropped at once where there is too
 * much. No .xlsx declares entities.
 */
export async function faultOf(bytes: Uint8Array): Promise<FileFault | null> {
  if (typeof DecompressionStream === "undefined") return "oldBrowser";
  if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) return "oldOrLocked";
  if (bytes.length > MOST_BYTES) return "tooLarge";
  let entries: ZipEntry[];
  try {
    entries = zipEntries(bytes);
  } catch {
    return "notXlsx";
  }
  if (!entries.some(({ name }) => name === "[Content_Types].xml")) return "notXlsx";
  if (!entries.some(({ name }) => /^xl\/workbook\.xml$/i.test(name))) return "notXlsx";
  if (entries.length > MOST_FILES) return "tooLarge";
  let left = MOST_UNPACKED;
  for (const entry of entries) {
    const counted = await count(bytes, entry, left);
    if (typeof counted === "string") return counted;
    left -= counted;
  }
  return null;
}

async function count(bytes: Uint8Array, entry: ZipEntry, most: number): Promise<number | FileFault> {
  let sum = 0;
  let start = "";
  const decoder = new TextDecoder();
  const tally = /\.(xml|rels)$/i.test(entry.name) ? new Tally() : null;
  try {
    const reader = unpacked(bytes, entry).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (sum === 0) start = new TextDecoder().decode(value.subarray(0, 4_096));
      sum += value.length;
      const fault = sum > most ? "tooLarge" : (tally?.add(decoder.decode(value, { stream: true })) ?? null);
      if (fault !== null) {
        await reader.cancel();
        return fault;
      }
    }
  } catch {
    return "damaged"; // every unpacker has its own errors for that
  }
  return /<!(DOCTYPE|ENTITY)/i.test(start) ? "damaged" : sum;
}
