import type { Sample } from "./history.js";
import type { Guest } from "./host.js";

/** What is drawn of a domain. */
export interface Measure {
  readonly title: string;
  /** The lines, and what each is called in a graph of more than one. */
  readonly series: readonly { readonly title: string; readonly of: (sample: Sample) => number }[];
  /** The value at the top of the graph, at least. */
  full(guest: Guest): number;
  show(value: number): string;
}

const units = ["B", "KiB", "MiB", "GiB", "TiB"];

/** Bytes as one reads them. */
export function bytes(value: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
  const number = value / 1024 ** power;
  return `${number < 10 && power > 0 ? number.toFixed(1) : Math.round(number)} ${units[power]}`;
}

/** So many of something. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Every graph, in the order of the columns. */
export const measures: readonly Measure[] = [
  {
    title: "CPU",
    series: [{ title: "used", of: ({ cpu }) => cpu }],
    full: () => 100,
    show: (value) => `${Math.round(value)} %`,
  },
  {
    title: "Memory",
    series: [{ title: "used", of: ({ memory }) => memory }],
    full: ({ stats }) => (stats.balloon?.maximum ?? 1) * 1024,
    show: bytes,
  },
  {
    title: "Disk",
    series: [
      { title: "read", of: ({ read }) => read },
      { title: "written", of: ({ written }) => written },
    ],
    full: () => 64 * 1024,
    show: (value) => `${bytes(value)}/s`,
  },
  {
    title: "Network",
    series: [
      { title: "received", of: ({ received }) => received },
      { title: "sent", of: ({ sent }) => sent },
    ],
    full: () => 64 * 1024,
    show: (value) => `${bytes(value)}/s`,
  },
];
