/** 16000 as people read it: 16,000. */
export function grouped(value: number): string {
  const text = `${value}`;
  if (value > -1000 && value < 1000) return text;
  const point = text.indexOf(".");
  const whole = point < 0 ? text : text.slice(0, point);
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return point < 0 ? thousands : thousands + text.slice(point);
}
