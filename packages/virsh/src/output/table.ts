import { printable } from "./printable.js";
import type { Colour, Style } from "./style.js";

/** How wide a text is: in bytes, as C's printf counts, or in columns of a terminal. */
export type Measure = (text: string) => number;

/** What C's printf pads by. */
export const byteLength: Measure = (text) => Buffer.byteLength(text);

/** One cell; colour is dropped where there is none. */
export interface Cell {
  readonly text: string;
  readonly colour?: Colour | undefined;
}

export interface Column {
  readonly title: string;
  /** The least width; columns grow with their content only on a terminal. */
  readonly width: number;
  readonly align?: "left" | "right";
}

export interface TableOptions {
  readonly measure: Measure;
  readonly style: Style;
  /** Let columns grow to fit, as on a terminal; otherwise the reference's fixed layout. */
  readonly fit: boolean;
}

/** Rows in columns, the last one unpadded. */
export function formatRows(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { measure, style, fit }: TableOptions,
): string {
  const widths = columns.map(({ width }, index) =>
    fit ? rows.reduce((widest, row) => Math.max(widest, measure(printable(row[index]!.text))), width) : width,
  );
  const last = columns.length - 1;
  return rows
    .map((row) =>
      row
        .map((cell, index) => {
          const text = printable(cell.text);
          const painted = style.paint(cell.colour, text);
          if (index === last) return painted;
          const padding = " ".repeat(Math.max(0, widths[index]! - measure(text)));
          return columns[index]!.align === "right" ? padding + painted : painted + padding;
        })
        .join(" ")
        .concat("\n"),
    )
    .join("");
}

/**
 * Rows as today's virsh prints them: a blank before every cell, three columns between them, the last one unpadded; titles
 * have a rule below them that is two columns longer than the widest row.
 */
export function formatTable(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  { measure, style, titles: withTitles }: Omit<TableOptions, "fit"> & { readonly titles: boolean },
): string {
  const all = withTitles ? [titles.map((text): Cell => ({ text })), ...rows] : rows;
  const widths = titles.map((_, index) =>
    all.reduce((widest, row) => Math.max(widest, measure(printable(row[index]!.text))), 0),
  );
  const last = titles.length - 1;
  const lines = all.map((row) =>
    row
      .map((cell, index) => {
        const text = printable(cell.text);
        const padding = index === last ? "" : " ".repeat(widths[index]! - measure(text) + 3);
        return `${index === 0 ? " " : ""}${style.paint(cell.colour, text)}${padding}`;
      })
      .join("")
      .concat("\n"),
  );
  if (withTitles) lines.splice(1, 0, `${"-".repeat(widths.reduce((sum, width) => sum + width + 3, 0))}\n`);
  return lines.join("");
}

/** `label value` lines, labels padded to a width: the layout of dominfo, nodeinfo and vcpuinfo. */
export function formatFields(
  width: number,
  fields: readonly (readonly [label: string, value: string | Cell])[],
  style: Style,
): string {
  return fields
    .map(([label, value]) => {
      const { text, colour } =
        typeof value === "string" ? { text: value } : { text: value.text, colour: value.colour };
      return `${label.padEnd(width)} ${style.paint(colour, printable(text))}\n`;
    })
    .join("");
}
