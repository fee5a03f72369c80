import {
  type CallOptions,
  DOMAIN_0_UUID,
  type DomainInfo,
  type DomainRef,
  DomainXMLFlags,
  ErrorDomain,
  ErrorNumber,
  type GuestDisk,
  type GuestInterface,
  LibvirtError,
} from "@libvirt-ts/driver";
import type { Disk, DomainDescription, DomainOs, Interface } from "@libvirt-ts/xml";
import { peerLookup } from "../open/compose.js";
import type { Dispatcher } from "./dispatch.js";

/**
 * Describes an active domain where no toolstack can: what the hypervisor and the xenstore know, as domain XML. How the
 * guest was booted is not among it; nor is its definition: INACTIVE is ARGUMENT_UNSUPPORTED.
 */
export async function describeActive(
  dispatcher: Dispatcher,
  domain: DomainRef,
  info: DomainInfo,
  flags: number,
  options: CallOptions | undefined,
): Promise<string> {
  if (flags & DomainXMLFlags.INACTIVE) {
    throw new LibvirtError({
      code: ErrorNumber.ARGUMENT_UNSUPPORTED,
      domain: ErrorDomain.DOM,
      info: "VIR_DOMAIN_XML_INACTIVE",
      detail: "without a toolstack an active domain is known as it runs only",
    });
  }
  const id = domain.id!;
  const peers = peerLookup(dispatcher.members, "");
  const runtime = peers.get("guestRuntime");
  const [{ formatDomain }, osType, consoles, ports, devices] = await Promise.all([
    import("@libvirt-ts/xml"),
    dispatcher.callDomain("domainGetOSType", domain, [options]),
    runtime?.consolePaths([id], options),
    runtime?.vncPorts([id], options),
    peers.get("guestDevices")?.devicesOf(id, options),
  ]);
  const tty = consoles?.get(id);
  const port = ports?.get(id);
  const description: DomainDescription = {
    type: "xen",
    id,
    name: domain.name ?? domain.uuid,
    uuid: domain.uuid,
    os: domain.uuid === DOMAIN_0_UUID ? { kind: "none" } : osOf(osType),
    memory: info.maxMem,
    ...(info.memory < info.maxMem && { currentMemory: info.memory }),
    vcpus: info.nrVirtCpu,
    features: [],
    devices: {
      disks: devices?.disks.flatMap(diskOf) ?? [],
      interfaces: devices?.interfaces.map(interfaceOf) ?? [],
      graphics: port === undefined ? [] : [{ kind: "graphics", type: "vnc", port }],
      consoles: tty === undefined ? [] : [{ kind: "console", tty }],
    },
  };
  return formatDomain(description);
}

function diskOf({ target, source, isBlock, device, readOnly, shareable }: GuestDisk): Disk[] {
  const parts = {
    kind: "disk",
    type: isBlock ? "block" : "file",
    target,
    readonly: readOnly,
    shareable,
  } as const;
  if (device === "cdrom") return [{ ...parts, device, ...(source !== undefined && { source }) }];
  return source === undefined ? [] : [{ ...parts, device, source }];
}

function interfaceOf({ mac, bridge, script, ip, vifname }: GuestInterface): Interface {
  const parts = {
    kind: "interface",
    mac,
    ips: ip?.split(/[\s,]+/).filter((one) => one !== "") ?? [],
    ...(script !== undefined && { script }),
    ...(vifname !== undefined && { target: vifname }),
  } as const;
  return bridge === undefined ? { ...parts, type: "ethernet" } : { ...parts, type: "bridge", bridge };
}

function osOf(type: string): DomainOs {
  if (type === "hvm") return { kind: "hvm", boot: [] };
  if (type === "pvh") return { kind: "paravirtual", machine: "xenpvh" };
  return type === "linux" ? { kind: "paravirtual" } : { kind: "none" };
}
