/** 16000 as people read it: 16,000. */
export function grouped(value: number): string {
  const text = `${value}`;
  if ((value > -1000 && value < 1000) || text.includes("e")) return text;
  const point = text.indexOf(".");
  // cut from the end: a breakdown writes some forty numbers
  let end = point < 0 ? text.length : point;
  let written = text.slice(end);
  const first = value < 0 ? 1 : 0;
  for (; end - first > 3; end -= 3) written = `,${text.slice(end - 3, end)}${written}`;
  return text.slice(0, end) + written;
}
