import type { FileFault } from "./refusals";

/** Excel's own: columns of a sheet; formats of cells and of named styles, about 65,000 of each. */
const MOST_COLUMNS = 16_384;
const MOST_FORMATS = 131_072;
/** What we take of sheets. */
export const MOST_SHEETS = 200;
/** No tag that is counted is longer. */
const LONGEST_TAG = 10_000;

/** A > may stand inside of quotes. */
const COUNTED = /<(?:[\w.-]+:)?(sheet|col|xf|Relationship)\s((?:"[^"]*"|'[^']*'|[^<>"'])*)>/g;

/**
 * Counts in one part of a file, while it is unpacked, what its reader would build for every tag, however little the tag
 * says: a thousand columns that each stand for all, one sheet under a hundred thousand names. No honest file has them.
 */
export class Tally {
  private rest = "";
  private sheets = 0;
  private columns = 0;
  private formats = 0;
  private readonly once = new Set<string>();

  /** The next piece of the part; what is wrong with it so far, or null. */
  add(piece: string): FileFault | null {
    const text = this.rest + piece;
    const open = text.lastIndexOf("<");
    const whole = open === -1 || text.includes(">", open);
    this.rest = whole ? "" : text.slice(open).slice(0, LONGEST_TAG);
    for (const [, tag = "", attributes = ""] of text.matchAll(COUNTED)) {
      const fault = this.count(tag, attributes);
      if (fault !== null) return fault;
    }
    return null;
  }

  private count(tag: string, attributes: string): FileFault | null {
    switch (tag) {
      case "sheet":
        this.sheets += 1;
        if (this.sheets > MOST_SHEETS) return "tooManyCells";
        return this.repeated(attribute(attributes, "\\w+:id"));
      case "col":
        this.columns += columnsOf(attributes);
        return this.columns > MOST_COLUMNS ? "damaged" : null;
      case "xf":
        this.formats += 1;
        return this.formats > MOST_FORMATS ? "damaged" : null;
      default:
        return attribute(attributes, "Type")?.endsWith("/worksheet") === true
          ? this.repeated(pathOf(attribute(attributes, "Target")))
          : null;
    }
  }

  /** A sheet has a part of its own. */
  private repeated(name: string | undefined): FileFault | null {
    if (name === undefined) return null;
    if (this.once.has(name)) return "damaged";
    this.once.add(name);
    return null;
  }
}

/** In double or in single quotes. */
function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found?.[1] ?? found?.[2];
}

/** A column that does not say for which it stands may stand for all. */
function columnsOf(attributes: string): number {
  const [first, last] = ["min", "max"].map((name) => Number(attribute(attributes, name)));
  const columns = Math.min(last ?? NaN, MOST_COLUMNS) - (first ?? NaN) + 1;
  return columns >= 1 ? columns : MOST_COLUMNS;
}

const pathOf = (target: string | undefined): string | undefined =>
  target === undefined || !URL.canParse(target, "http://file.invalid/xl/")
    ? target
    : new URL(target, "http://file.invalid/xl/").pathname.toLowerCase();
