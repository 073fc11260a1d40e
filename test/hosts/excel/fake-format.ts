import { CodedError, type Area, type FakeSheet } from "./fake-sheet";
import { Loadable, type Queue } from "./loadable";

/** Excel.RangeFormat of one area or of several: what it was told is kept by cell. */
export function formatOf(context: Queue, sheet: () => FakeSheet, areas: () => readonly Area[]): object {
  const each = (step: (row: number, column: number) => void): void => {
    for (const { row, column, rows, columns } of areas())
      for (let r = row; r < row + rows; r += 1)
        for (let c = column; c < column + columns; c += 1) step(r, c);
  };
  const tell = (more: (cell: Readonly<Record<string, unknown>>) => object): void => {
    context.later(() => {
      sheet().assertAllowed("allowFormatCells");
      each((row, column) => {
        const before = sheet().at(row, column);
        sheet().cells.set(`${row},${column}`, { content: "", ...before, ...more(before?.look ?? {}) });
      });
    });
  };
  const look = (property: string, value: unknown): void => {
    tell((before) => ({ look: { ...before, [property]: value } }));
  };
  const first = (): Area => {
    const [area] = areas();
    if (!area) throw new CodedError("InvalidObjectPath");
    return area;
  };
  const width = new Loadable(context, () => sheet().columnWidths.get(first().column) ?? 48);
  const format = {
    protection: new Loadable(context, () => sheet().isLocked(first())),
    load: (properties: string) => width.load(properties),
    font: setters(["bold", "name", "size", "color"], (name, value) => {
      if (name === "bold") tell(() => ({ bold: value }));
      else look(`font ${name}`, name === "color" ? colour(value) : value);
    }),
    fill: setters(["color"], (_, value) => {
      look("ground", colour(value));
    }),
    borders: {
      getItem: (edge: string) => {
        if (!["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"].includes(edge)) throw new CodedError("InvalidArgument");
        return setters(["style", "weight", "color"], (name, value) => {
          look(`${edge} ${name}`, value);
        });
      },
    },
    get columnWidth() {
      return width.loaded("columnWidth");
    },
    set columnWidth(points: unknown) {
      context.later(() => {
        sheet().assertAllowed("allowFormatColumns");
        sheet().columnWidths.set(first().column, points as number);
      });
    },
    set rowHeight(points: number) {
      context.later(() => {
        sheet().assertAllowed("allowFormatRows");
        if (points > 409) throw new CodedError("InvalidArgument");
        sheet().furniture.rowHeights.set(first().row, points);
      });
    },
  };
  return setters(["wrapText", "horizontalAlignment", "verticalAlignment", "indentLevel"], look, format);
} // prettier-ignore

/** An object that takes these properties and no others: a misspelt one is a bug, and Excel would not say so. */
export function setters(
  names: readonly string[],
  set: (name: string, value: unknown) => void,
  made: object = {},
): object {
  for (const name of names)
    Object.defineProperty(made, name, {
      enumerable: true,
      set: (value: unknown) => {
        set(name, value);
      },
    });
  return Object.preventExtensions(made);
}

export function colour(value: unknown): string {
  if (typeof value !== "string" || !/^#[0-9A-F]{6}$/i.test(value)) throw new CodedError("InvalidArgument");
  return value;
}
