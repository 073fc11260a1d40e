/** Most values that a field may hold: more would not fit into the pane. */
const MOST = 8;

/**
 * The values that one field holds. "2K; 8K" and "2K 8K" are two, "2K-32K" doubles from the first to the last; "16,000",
 * "16 000" and "16k tokens" are one, as in a cell. Each is left as typed; what it reads as is for its reader.
 */
export function severalOf(text: string, read: (text: string) => number): string[] {
  const parts = text.split(/[;；、\n]+|,\s+|\s*\/\s*/).map((part) => part.trim()).filter(Boolean);
  if (parts.length === 0) return [text];
  return parts.flatMap((part) => doubled(part, read)).slice(0, MOST);
} // prettier-ignore

function doubled(part: string, read: (text: string) => number): string[] {
  const [, first, last] = /^(.*[\d\p{L}])\s*(?:-|–|~|\.\.\.?|…|到|至)\s*(\d.*)$/u.exec(part) ?? [];
  if (first === undefined || last === undefined) return [part];
  const [start, end] = [read(first), read(last)];
  if (start >= end) return [part];
  const steps = [first];
  for (let value = start * 2; value < end && steps.length < MOST - 1; value *= 2) steps.push(String(value));
  return [...steps, last];
}
