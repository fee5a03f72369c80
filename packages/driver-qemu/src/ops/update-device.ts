import { isDeepStrictEqual } from "node:util";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { Device } from "@libvirt-ts/xml/device";
import type { Disk, Domain, Graphics, Interface } from "@libvirt-ts/xml/domain";
import { assertNoBlockJob } from "../blockjobs/jobs.js";
import { plugSteps } from "../command-line/plugging.js";
import { completeChains } from "../definition/chains.js";
import { type AnyDevice, essence, withReplaced } from "../definition/devices.js";
import { numberAnew } from "../definition/images.js";
import { qemuError } from "../errors.js";
import { changeLive } from "../guest/change.js";
import type { Guest } from "../guest/guest.js";
import { changeMedium, type Medium } from "../guest/medium.js";
import { passwordCommands } from "../guest/prepare.js";
import type { Qemu } from "../qemu.js";

/** Changes a device of a guest that runs: the medium of a drive, the link of a card, the password of a screen. */
export async function updateLive(
  guest: Guest,
  { element, device }: Device,
  before: AnyDevice,
  force: boolean,
  qemu: Qemu,
): Promise<void> {
  switch (element) {
    case "disk":
      return updateDisk(guest, before as Disk, device as Disk, force, qemu);
    case "interface":
      return updateCard(guest, before as Interface, device);
    case "graphics":
      return updateScreen(guest, before as Graphics, device);
    default:
      throw unsupportedUpdate(`a <${element}>`);
  }
}

const unsupportedUpdate = (what: string) =>
  qemuError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    "update device",
    `${what} cannot be changed while the guest runs`,
  );

async function updateDisk(
  guest: Guest,
  before: Disk,
  wanted: Disk,
  force: boolean,
  qemu: Qemu,
): Promise<void> {
  await assertNoBlockJob(guest, before.target.dev);
  if (!isDrive(before)) throw unsupportedUpdate(`what disk '${before.target.dev}' is made of`);
  // A drive without a medium keeps nothing of the last one.
  const { source: _, backingStore: __, type: ___, ...drive } = before as Disk & { source?: object };
  const after = {
    ...drive,
    ...(wanted.type !== undefined && { type: wanted.type }),
    ...(wanted.driver !== undefined && { driver: wanted.driver }),
    ...("source" in wanted && wanted.source !== undefined && { source: structuredClone(wanted.source) }),
    ...(wanted.backingStore !== undefined && { backingStore: structuredClone(wanted.backingStore) }),
  } as Disk;
  await completeChains([after]);
  numberAnew(after, guest.live.devices?.disk ?? []);
  await changeMedium(
    guest,
    after,
    mediumOf(before, guest.live, qemu),
    mediumOf(after, guest.live, qemu),
    force,
  );
}

const isDrive = (disk: Disk): boolean =>
  "device" in disk && (disk.device === "cdrom" || disk.device === "floppy");

/** The nodes of a drive's medium: all that QEMU is told of the drive, but for the drive. */
const mediumOf = (disk: Disk, live: Domain, qemu: Qemu): Medium =>
  plugSteps("disk", disk, live, qemu).filter(({ command }) => command.execute === "blockdev-add");

async function updateCard(guest: Guest, before: Interface, wanted: Interface): Promise<void> {
  const { link: _, ...rest } = wanted;
  const { link: __, ...own } = before;
  const kept = essence(own as AnyDevice);
  for (const [name, value] of Object.entries(essence(rest as AnyDevice)))
    if (!isDeepStrictEqual(plain(value), plain(kept[name as never])))
      throw unsupportedUpdate(`<${name}> of card ${before.mac?.address}`);
  const after = { ...own, ...(wanted.link && { link: wanted.link }) };
  const up = wanted.link?.state !== "down";
  await changeLive(guest, withReplaced(guest.live, "interface", before as AnyDevice, after as AnyDevice), [
    { execute: "set_link", arguments: { name: before.alias!.name, up } },
  ]);
}

async function updateScreen(guest: Guest, before: Graphics, wanted: Graphics): Promise<void> {
  if (before.type !== "vnc" || wanted.type !== "vnc")
    throw unsupportedUpdate(`a screen of type '${before.type}'`);
  if (wanted.port !== undefined && wanted.port !== -1 && wanted.port !== before.port)
    throw unsupportedUpdate("the port of a screen");
  if (wanted.passwd === undefined) return;
  const { passwdValidTo: _, ...rest } = before;
  const after = {
    ...rest,
    passwd: wanted.passwd,
    ...(wanted.passwdValidTo !== undefined && { passwdValidTo: wanted.passwdValidTo }),
  };
  const live = withReplaced(guest.live, "graphics", before as AnyDevice, after as AnyDevice);
  await changeLive(guest, live, passwordCommands(after as typeof before));
}

/** A value without what is undefined in it. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
