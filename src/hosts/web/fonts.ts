import "./fonts.css";

/** What a bid is written in. Italics come when somebody sets a cell in them. */
const WRITTEN_IN = ["11pt Arial", "bold 11pt Arial"];

/** Letters are drawn on a canvas, which does not wait for a font. Without it they are drawn in another. */
export async function loadFonts(): Promise<void> {
  await Promise.allSettled(WRITTEN_IN.map((font) => document.fonts.load(font)));
}
