import "./fonts.css";

/** What the first sheet and a bid are written in. */
const WRITTEN_IN = ["11pt Arial", "bold 11pt Arial", "italic 11pt Arial"];

/** Letters are drawn on a canvas, which does not wait for a font. Without it they are drawn in another. */
export async function loadFonts(): Promise<void> {
  await Promise.allSettled(WRITTEN_IN.map((font) => document.fonts.load(font)));
}
