import type { CallOptions, GuestDisk, GuestInterface } from "@libvirt-ts/driver";
import type { Reader } from "../store.js";
import { backendsOf, nodesOf } from "./backends.js";

/** The disks and network cards of a guest, in the order of their numbers. */
export async function devicesOf(
  reader: Reader,
  id: number,
  options?: CallOptions,
): Promise<{ readonly disks: GuestDisk[]; readonly interfaces: GuestInterface[] }> {
  const [disks, cards] = await Promise.all([
    each(backendsOf(reader, id, "vbd", options), (path, number) => diskAt(reader, path, number, options)),
    each(backendsOf(reader, id, "vif", options), (path) => interfaceAt(reader, path, options)),
  ]);
  return { disks, interfaces: cards };
}

async function each<T>(
  backends: Promise<ReadonlyMap<string, string>>,
  read: (path: string, number: number) => Promise<T | undefined>,
): Promise<T[]> {
  const ordered = [...(await backends)].sort(([, one], [, other]) => Number(one) - Number(other));
  const found = await Promise.all(ordered.map(([path, name]) => read(path, Number(name))));
  return found.filter((one) => one !== undefined);
}

async function diskAt(
  reader: Reader,
  backend: string,
  number: number,
  options: CallOptions | undefined,
): Promise<GuestDisk | undefined> {
  const keys = ["params", "dev", "mode", "device-type", "physical-device"] as const;
  const { params, dev, mode, ...more } = await nodesOf(reader, backend, keys, options);
  const target = dev?.replace(/^ioemu:/, "").replace(/:(disk|cdrom)$/, "") ?? targetOf(number);
  if (target === undefined) return undefined;
  // What is no block device of its own has its format before the path: `aio:/srv/a.img`.
  const source = params?.replace(/^(?:[a-z][a-z0-9]*:)+(?=\/)/, "");
  const isLoop = /^7:/.test(more["physical-device"] ?? "");
  return {
    target,
    ...(source !== undefined && { source }),
    isBlock: source?.startsWith("/dev/") === true && !isLoop,
    device: more["device-type"] === "cdrom" || dev?.endsWith(":cdrom") ? "cdrom" : "disk",
    readOnly: mode !== undefined && !mode.startsWith("w"),
    shareable: mode === "w!",
  };
}

/** Major numbers of disks, with the name of the first and how many partitions each has room for. */
const disks: readonly (readonly [major: number, stem: string, first: number, room: number])[] = [
  [202, "xvd", 0, 16],
  [8, "sd", 0, 16],
  [3, "hd", 0, 64],
  [22, "hd", 2, 64],
];

/** The bit of numbers that Xen made for disks beyond the sixteenth: disk and partition have 20 and 8 bits of their own. */
const extended = 1 << 28;

/** `xvdb1` of 51729, the number that Linux would give it. */
function targetOf(number: number): string | undefined {
  if (number >= extended) {
    return number < 2 * extended
      ? `xvd${lettersOf((number - extended) >> 8)}${number & 0xff || ""}`
      : undefined;
  }
  const [major, minor] = [number >> 8, number & 0xff];
  const found = disks.find(([known]) => known === major);
  if (found === undefined) return undefined;
  const [, stem, first, room] = found;
  const letter = String.fromCharCode(97 + first + Math.floor(minor / room));
  return `${stem}${letter}${minor % room || ""}`;
}

/** `a` of 0, `z` of 25, `aa` of 26. */
function lettersOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}

async function interfaceAt(
  reader: Reader,
  backend: string,
  options: CallOptions | undefined,
): Promise<GuestInterface | undefined> {
  const keys = ["mac", "bridge", "script", "ip", "vifname"] as const;
  const { mac, ...rest } = await nodesOf(reader, backend, keys, options);
  return mac === undefined ? undefined : { mac: mac.toLowerCase(), ...rest };
}
