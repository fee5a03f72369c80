import { printable } from "../../output/printable.js";
import { displayWidth } from "../../output/width.js";
import { arranged, type Order, orders, type Usage } from "./rates.js";

/** What the screen is to show. */
export interface View {
  readonly uri: string;
  readonly time: string;
  readonly order: Order;
  readonly reversed: boolean;
  readonly filter: string;
  /** Whether the filter is being typed. */
  readonly typing: boolean;
  /** The first row that is shown. */
  readonly offset: number;
  readonly delay: number;
}

const columns: readonly (readonly [title: string, width: number, of: (usage: Usage) => string])[] = [
  ["STATE", 8, ({ state }) => state],
  ["VCPU", 4, ({ vcpus }) => String(vcpus)],
  ["%CPU", 6, ({ cpu }) => cpu.toFixed(1)],
  ["MEMORY", 7, ({ memoryKiB }) => short(memoryKiB * 1024)],
  ["READ/s", 7, ({ read }) => short(read)],
  ["WRITE/s", 7, ({ written }) => short(written)],
  ["RECV/s", 7, ({ received }) => short(received)],
  ["SENT/s", 7, ({ sent }) => short(sent)],
];

/** What is taken by everything but the names. */
const besidesNames = 4 + 1 + columns.reduce((sum, [, width]) => sum + width + 1, 0);

/** A number of bytes in four digits or fewer, with a unit of 1024s. */
function short(bytes: number): string {
  const units = ["", "K", "M", "G", "T", "P", "E"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1)}${units[unit]}`;
}

/** A text cut or padded to a width of the terminal. */
function fitted(text: string, width: number): string {
  const shown = printable(text);
  if (displayWidth(shown) <= width) return shown + " ".repeat(width - displayWidth(shown));
  let cut = "";
  for (const { segment } of new Intl.Segmenter().segment(shown)) {
    if (displayWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…${" ".repeat(width - 1 - displayWidth(cut))}`;
}

/** A row of the table, as wide as the screen. */
function line(id: string, name: string, cells: readonly string[], width: number): string {
  const names = Math.max(8, width - besidesNames);
  const rest = columns.map(([title, columnWidth], index) =>
    title === "STATE" ? fitted(cells[index]!, columnWidth) : cells[index]!.padStart(columnWidth),
  );
  return fitted([id.padStart(4), fitted(name, names), ...rest].join(" "), width).trimEnd();
}

/** The titles and the rows of the table. */
export function tableLines(rows: readonly Usage[], width: number): string[] {
  return [
    line(
      "ID",
      "NAME",
      columns.map(([title]) => title),
      width,
    ),
    ...rows.map((usage) =>
      line(
        usage.id === null ? "-" : String(usage.id),
        usage.name,
        columns.map(([, , of]) => of(usage)),
        width,
      ),
    ),
  ];
}

/** Every line of a screen: what the host does as a whole, the domains, and the keys. */
export function screenLines(rows: readonly Usage[], view: View, width: number, height: number): string[] {
  const sum = (of: (usage: Usage) => number): number => rows.reduce((total, usage) => total + of(usage), 0);
  const active = rows.filter(({ id }) => id !== null).length;
  const shown = arranged(rows, view.order, view.filter, view.reversed);
  const space = Math.max(1, height - 5);
  const [titles, ...table] = tableLines(shown, width);
  return [
    fitted(`virsh top - ${view.time} - ${view.uri}`, width).trimEnd(),
    fitted(
      `domains: ${rows.length}, active: ${active}, CPU ${sum(({ cpu }) => cpu).toFixed(1)} %, memory ${short(sum(({ memoryKiB }) => memoryKiB) * 1024)}, disk ${short(sum(({ read, written }) => read + written))}/s, net ${short(sum(({ received, sent }) => received + sent))}/s`,
      width,
    ).trimEnd(),
    fitted(
      view.typing
        ? `filter: ${view.filter}_`
        : `by ${view.order}${view.reversed ? ", least first" : ""}, every ${view.delay} s (+ -)${view.filter === "" ? "" : `, filter: ${view.filter}`}`,
      width,
    ).trimEnd(),
    titles!,
    ...table.slice(view.offset, view.offset + space),
    ...Array.from({ length: Math.max(0, space - table.slice(view.offset).length) }, () => ""),
    fitted(
      `q quit  ${Object.entries(orders)
        .map(([name, { key }]) => `${key} ${name}`)
        .join("  ")}  r reverse  / filter`,
      width,
    ).trimEnd(),
  ];
}
