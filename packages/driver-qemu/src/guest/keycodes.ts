import { KeycodeSet } from "@libvirt-ts/driver/flags";

/**
 * Keys of Linux, from a first one on, that have other numbers on a PC's wire, of which QEMU speaks: below 128 those of the
 * first set of scan codes, with 128 added those that come behind `e0`. The keys 1 to 83 have the same number in both.
 */
const runs: readonly (readonly [first: number, numbers: readonly number[]])[] = [
  [85, [0x76, 0x56, 0x57, 0x58, 0x73, 0x78, 0x77, 0x79, 0x70, 0x7b, 0x5c]],
  [96, [0x9c, 0x9d, 0xb5, 0x54, 0xb8, 0x5b]],
  [102, [0xc7, 0xc8, 0xc9, 0xcb, 0xcd, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3]],
  [112, [0xef, 0xa0, 0xae, 0xb0, 0xde, 0x59]],
  [119, [0xc6]],
  [121, [0x7e]],
  [124, [0x7d, 0xdb, 0xdc, 0xdd]],
  [183, [0x5d, 0x5e, 0x5f, 0x55, 0x83, 0xf7, 0x84, 0x5a, 0x74, 0xf9, 0x6d, 0x6f]],
];
const others: ReadonlyMap<number, number> = new Map(
  runs.flatMap(([first, numbers]) => numbers.map((number, at) => [first + at, number] as const)),
);

/** Whether a set of key codes is known here. */
export const isKnownCodeset = (codeset: number): boolean =>
  codeset === KeycodeSet.LINUX || codeset === KeycodeSet.QNUM;

/** QEMU's number of a key; undefined for one that it has none for. */
export function keyNumber(codeset: number, code: number): number | undefined {
  if (codeset === KeycodeSet.QNUM) return Number.isInteger(code) && code > 0 && code < 256 ? code : undefined;
  return Number.isInteger(code) && code >= 1 && code <= 83 ? code : others.get(code);
}
