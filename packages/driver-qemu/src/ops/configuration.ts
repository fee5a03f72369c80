import { type Domain, type Graphics, kibOf, type Size } from "@libvirt-ts/xml/domain";
import { dropNumbers } from "../definition/images.js";

/** A name that the user gave; the others are given anew at every start. */
const ownName = /^ua-/;

/**
 * A document without what describes a run: its id, the terminals and ports that were chosen for it, the copies that jobs
 * make, and the names of devices that are not the user's own.
 */
export function withoutRun(domain: Domain): Domain {
  const { id: _, devices, ...rest } = structuredClone(domain);
  if (devices === undefined) return rest;
  for (const value of Object.values(devices)) for (const device of [value].flat()) dropRun(device);
  dropNumbers(devices.disk ?? []);
  for (const disk of devices.disk ?? []) delete disk.mirror;
  if (devices.graphics !== undefined) devices.graphics = devices.graphics.map(withoutChosenPort);
  return { ...rest, devices };
}

function dropRun(device: unknown): void {
  if (typeof device !== "object" || device === null) return;
  const part = device as { alias?: { name?: string }; tty?: string; type?: string; source?: unknown };
  if (part.alias !== undefined && !ownName.test(part.alias.name ?? "")) delete part.alias;
  if (part.type !== "pty") return;
  delete part.tty;
  delete part.source;
}

function withoutChosenPort(screen: Graphics): Graphics {
  const { autoport, port: _, ...rest } = screen as Graphics & { autoport?: string; port?: number };
  return autoport === "yes" ? ({ ...rest, autoport, port: -1 } as Graphics) : screen;
}

/** A size in KiB, 0 where it is not said. */
export const kib = (size: Size | undefined): number => (size === undefined ? 0 : (kibOf(size) ?? 0));

/** The most memory that a guest can have, in KiB. */
export const maximumMemory = (domain: Domain): number => kib(domain.memory);

/** What a guest has of it, as far as its document tells. */
export const currentMemory = (domain: Domain): number => kib(domain.currentMemory) || maximumMemory(domain);

/** How many vcpus are on line. */
export const onlineVcpus = ({ vcpu }: Domain): number => vcpu?.current ?? vcpu?.value ?? 1;
