import type { DeviceElement } from "@libvirt-ts/xml/device";
import type { Disk, Domain, Hostdev, Input } from "@libvirt-ts/xml/domain";
import { platformOf } from "../definition/platform.js";
import { diskBus, inputBus } from "../definition/targets.js";
import type { NetworkPlans } from "../networks/plan.js";
import type { MonitorCommand } from "../node/record.js";
import { findMachine, type Qemu } from "../qemu.js";
import { unsupported } from "../unsupported.js";
import { Arguments } from "./arguments.js";
import type { Context } from "./context.js";
import { addDisks } from "./disks.js";
import { addHostDevices } from "./host-devices.js";
import { addInterfaces } from "./interfaces.js";
import { addMemoryDevices } from "./memory.js";
import { addInputs, addRngs } from "./others.js";

/** How a sort of devices is described to QEMU, and why one of them cannot come or go while the guest runs. */
interface Pluggable {
  add(context: Context): void;
  fixed?(device: object): string | undefined;
}

const pluggable: Readonly<Partial<Record<DeviceElement, Pluggable>>> = {
  disk: {
    add: addDisks,
    fixed: (device) => {
      const bus = diskBus(device as Disk);
      return /^(virtio|scsi|usb)$/.test(bus) ? undefined : `a disk on bus '${bus}'`;
    },
  },
  interface: { add: addInterfaces },
  rng: { add: addRngs },
  memory: { add: addMemoryDevices },
  hostdev: {
    add: addHostDevices,
    fixed: (device) =>
      (device as Hostdev).type === "usb" ? undefined : "another device of the host than on USB",
  },
  input: {
    add: addInputs,
    fixed: (device) =>
      /^(usb|virtio)$/.test(inputBus(device as Input)) ? undefined : "an input device of the board",
  },
};

/** Why a device can neither come nor go while its guest runs; undefined where it can. */
export function whyFixed(element: DeviceElement, device: object): string | undefined {
  const kind = pluggable[element];
  return kind === undefined ? `a <${element}>` : kind.fixed?.(device);
}

/** A command and what takes its effect back. */
export interface PlugStep {
  readonly command: MonitorCommand;
  readonly undo?: MonitorCommand;
}

/** What takes back the effects of steps, the last first. */
export const undoing = (steps: readonly PlugStep[]): MonitorCommand[] =>
  steps.toReversed().flatMap(({ undo }) => (undo === undefined ? [] : [undo]));

/** How QEMU is told of a device that a guest, which runs, gets: it has its name and its place. */
export function plugSteps(
  element: DeviceElement,
  device: object,
  live: Domain,
  qemu: Qemu,
  networks: NetworkPlans = new Map(),
): PlugStep[] {
  const out = new Arguments();
  const context: Context = {
    domain: live,
    devices: { controller: live.devices?.controller ?? [], [element]: [device] },
    qemu,
    machine: findMachine(qemu, live.os?.type.machine ?? "")!,
    out,
    platform: platformOf(live),
    files: { monitors: [], directory: "/", nvram: "/" },
    networks,
    bootIndex: new Map(),
  };
  pluggable[element]!.add(context);
  if (out.words.length !== 2 * out.objects.length)
    throw unsupported(element, "it can be had from the guest's start only");
  return out.objects.map(([flag, value]) => stepOf(flag, value));
}

function stepOf(flag: string, value: Readonly<Record<string, unknown>>): PlugStep {
  const given = Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined));
  switch (flag) {
    case "-blockdev":
      return {
        command: { execute: "blockdev-add", arguments: given },
        undo: { execute: "blockdev-del", arguments: { "node-name": value["node-name"] } },
      };
    case "-netdev":
      return {
        command: { execute: "netdev_add", arguments: given },
        undo: { execute: "netdev_del", arguments: { id: value.id } },
      };
    case "-object":
      return {
        command: { execute: "object-add", arguments: given },
        undo: { execute: "object-del", arguments: { id: value.id } },
      };
    default:
      return { command: { execute: "device_add", arguments: given } };
  }
}
