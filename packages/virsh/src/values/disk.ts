import type { Disk, UnknownWord } from "@libvirt-ts/core";
import { Failure } from "../cli/failure.js";
import { msg } from "../i18n/message.js";
import { nobodyKnows, refusals, refusedForDevices } from "./refused.js";

const hostOnly = msg(
  "command '{command}' has no option --{option}: only files and block devices of the host are attached",
);

/** Options of C virsh's attach-disk that it does not take here. */
export const refusedForDisks = {
  ...refusals("value", nobodyKnows, "iothread", "cache", "io", "serial", "wwn", "alias", "address"),
  ...refusals("flag", nobodyKnows, "rawio", "multifunction"),
  ...refusals("value", hostOnly, "source-protocol", "source-host-name"),
  ...refusals("value", hostOnly, "source-host-transport", "source-host-socket"),
  ...refusedForDevices,
};

/** What the hypervisor's buses call their disks in the guest. */
const disksOfBus = { ide: "hd", scsi: "sd", xen: "xvd", virtio: "vd", fdc: "fd" } as const;

/** The buses that a disk can be asked for on. */
export const buses = Object.keys(disksOfBus) as (keyof typeof disksOfBus)[];

/** What can be attached: disks and drives, in files and block devices of the host. */
export const diskTypes = ["disk", "cdrom", "floppy"] as const;
export const diskSourceTypes = ["file", "block"] as const;

/** What attach-disk is told of a disk. */
interface DiskParts {
  readonly source: string;
  readonly target: string;
  readonly targetbus: keyof typeof disksOfBus | undefined;
  readonly driver: string | undefined;
  readonly subdriver: string | undefined;
  readonly type: (typeof diskTypes)[number] | undefined;
  readonly mode: "readonly" | "shareable" | undefined;
  readonly sourcetype: (typeof diskSourceTypes)[number] | undefined;
}

/** The disk that the user means. An empty source is an empty drive. Throws a Failure for what does not go together. */
export function diskOf({ source, target, type: device = "disk", ...parts }: DiskParts): Disk {
  const { targetbus: bus, driver, subdriver, mode } = parts;
  if (bus !== undefined && !target.startsWith(disksOfBus[bus])) {
    throw new Failure(
      msg("target '{target}' is not on bus '{bus}': the disks there are called {name}a, {name}b and so on"),
      { target, bus, name: disksOfBus[bus] },
    );
  }
  if (subdriver !== undefined && driver === undefined) throw new Failure(msg("--subdriver needs --driver"));
  if (device === "disk" && source === "") {
    throw new Failure(msg("a disk needs a source: only drives for CDs and floppies can be empty"));
  }
  const disk = {
    device,
    target: { dev: target },
    ...(driver !== undefined && {
      driver: { name: driver, ...(subdriver !== undefined && { type: subdriver as UnknownWord }) },
    }),
    ...(mode !== undefined && { [mode]: true }),
  };
  const type = parts.sourcetype ?? (source.startsWith("/dev/") ? "block" : "file");
  return type === "block"
    ? { ...disk, type, ...(source !== "" && { source: { dev: source } }) }
    : { ...disk, type, ...(source !== "" && { source: { file: source } }) };
}

/** Where a disk's contents are, in one word: a file, a device, a directory, or what a network or pool calls them. */
export function sourceOf(disk: Disk): string | undefined {
  const parts = new Map<string, unknown>(Object.entries(("source" in disk && disk.source) || {}));
  for (const key of ["file", "dev", "dir", "name", "volume"]) {
    const found = parts.get(key);
    if (typeof found === "string") return found;
  }
  return undefined;
}

/** The disk with a target, or else with a source. Throws a Failure unless there is just one. */
export function findDisk(disks: readonly Disk[], name: string, domain: string): Disk {
  const found = disks.find(({ target }) => plainTarget(target.dev) === plainTarget(name));
  if (found !== undefined) return found;
  const [disk, ...others] = disks.filter((disk) => sourceOf(disk) === name);
  if (disk === undefined) {
    throw new Failure(msg("domain '{domain}' has no disk '{name}'"), { domain, name });
  }
  if (others.length === 0) return disk;
  throw new Failure(
    msg("domain '{domain}' has several disks with source '{name}': choose one of {choices}"),
    {
      domain,
      name,
      choices: [disk, ...others].map(({ target }) => target.dev).join(", "),
    },
  );
}

/** `hda` of `ioemu:hda`, as old documents say it. */
const plainTarget = (target: string): string => target.replace(/^ioemu:/, "");
