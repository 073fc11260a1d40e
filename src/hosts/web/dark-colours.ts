import { ThemeService, type Injector } from "@univerjs/core";
import { ICanvasColorService } from "@univerjs/preset-sheets-core";

/** What inputs are written in (xlsx/looks.ts), in the ways a style may say it. */
const INPUT_BLUE = /^(?:#0000ff|rgb\(0, ?0, ?255\))$/i;
/**
 * Univer turns the blue into one that is hardly lighter than the turned yellow below it, 2.9 to 1; this one is 8.3 to 1.
 * WCAG asks for 4.5.
 */
const LIGHT_BLUE = "#9db4ff";

/** Inputs can be read in the dark: their blue is drawn lighter there. Cells and files keep theirs. */
export function lightenInputs(injector: Injector): void {
  const colours = injector.get(ICanvasColorService);
  const theme = injector.get(ThemeService);
  const drawn = colours.getRenderColor.bind(colours);
  colours.getRenderColor = (colour) =>
    theme.darkMode && INPUT_BLUE.test(colour) ? LIGHT_BLUE : drawn(colour);
}
