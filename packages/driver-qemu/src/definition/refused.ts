import type { Disk, Domain } from "@libvirt-ts/xml/domain";
import { invalid, unsupported } from "../unsupported.js";

/** What limits a guest by means of the host's kernel that only root has. */
const needsRoot = ["blkiotune", "cputune", "memtune", "numatune"] as const;

/**
 * Refuses what a definition asks for and nobody here does: a guest that silently lacked a filter, a limit or a label would
 * be another guest.
 */
export function refuseUnhonoured(domain: Domain): void {
  for (const name of needsRoot)
    if (domain[name] !== undefined)
      throw unsupported(name, "limits by control groups need a libvirt daemon that is root");
  if (domain.perf?.event?.some(({ enabled }) => enabled === "yes"))
    throw unsupported("perf", "events are not counted");
  if (domain.idmap !== undefined) throw unsupported("idmap", "QEMU has no user namespace");
  for (const { type, model } of domain.seclabel ?? [])
    if (type !== "none" && model !== "dac")
      throw unsupported("seclabel", `labels of model '${model}' are not set`);
  const { devices = {} } = domain;
  for (const card of devices.interface ?? []) {
    if (card.filterref !== undefined) throw unsupported("interface/filterref", "frames are not filtered");
    if (card.bandwidth !== undefined) throw unsupported("interface/bandwidth", "the rate is not limited");
    if (card.vlan !== undefined) throw unsupported("interface/vlan", "there are no VLANs");
    if (card.tune !== undefined)
      throw unsupported("interface/tune", "QEMU's bridge helper takes no size of the send buffer");
    if (card.script !== undefined || card.downscript !== undefined)
      throw unsupported("interface/script", "no script is run");
    if (card.coalesce !== undefined)
      throw unsupported("interface/coalesce", "it needs rights on the host's network");
    if (card.guest !== undefined || card.route !== undefined)
      throw unsupported("interface", "it is for containers");
  }
  for (const disk of devices.disk ?? []) {
    if (disk.throttlefilters !== undefined) throw unsupported("disk/throttlefilters", "it is not supported");
    if (disk.transient !== undefined) throw unsupported("disk/transient", "changes are always kept");
  }
  for (const lease of devices.lease ?? [])
    throw unsupported("lease", `there is no lock manager for '${lease.key}'`);
}

/** Disks are told apart by their targets. Throws XML_ERROR for two of one. */
export function refuseTwins(disks: readonly Disk[]): void {
  const targets = new Set<string>();
  for (const { target } of disks) {
    if (targets.has(target.dev)) throw invalid("disk/target", `two disks have the target '${target.dev}'`);
    targets.add(target.dev);
  }
}
