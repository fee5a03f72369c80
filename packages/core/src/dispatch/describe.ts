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
import type { Disk, Domain, Interface, Os } from "@libvirt-ts/xml/domain";
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
  const name = domain.name ?? domain.uuid;
  if (OUTER_BLANK.test(name))
    throw undescribed(name, "a name in a document neither begins nor ends with a blank");
  if (info.maxMem === 0)
    throw undescribed(name, "nobody knows its memory: what the xenstore has of it is no number");
  const peers = peerLookup(dispatcher.members, "");
  const runtime = peers.get("guestRuntime");
  const [{ formatDomain }, osType, consoles, ports, devices] = await Promise.all([
    import("@libvirt-ts/xml/domain"),
    dispatcher.callDomain("domainGetOSType", domain, [options]),
    runtime?.consolePaths([id], options),
    runtime?.vncPorts([id], options),
    peers.get("guestDevices")?.devicesOf(id, options),
  ]);
  const tty = consoles?.get(id);
  const port = ports?.get(id);
  const os = domain.uuid === DOMAIN_0_UUID ? undefined : osOf(osType);
  const description: Domain = {
    type: "xen",
    id,
    name,
    uuid: domain.uuid,
    ...(os && { os }),
    memory: kib(info.maxMem),
    currentMemory: kib(Math.min(info.memory, info.maxMem)),
    vcpu: { placement: "static", value: info.nrVirtCpu },
    devices: {
      disk: devices?.disks.flatMap(diskOf) ?? [],
      interface: devices?.interfaces.map(interfaceOf) ?? [],
      ...(port !== undefined && { graphics: [{ type: "vnc", port }] }),
      ...(tty !== undefined && { console: [{ tty }] }),
    },
  };
  try {
    return formatDomain(description);
  } catch (error) {
    // A name may hold what no document can.
    throw undescribed(name, (error as Error).message, error);
  }
}

/** Who reads a document cuts these off. */
const OUTER_BLANK = /^[ \t\r\n]|[ \t\r\n]$/;

const kib = (value: number) => ({ unit: "KiB", value }) as const;

function undescribed(name: string, detail: string, cause?: unknown): LibvirtError {
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.NONE,
    info: `description of domain ${JSON.stringify(name)}`,
    detail,
    cause,
  });
}

function diskOf({ target, source, isBlock, device, readOnly, shareable }: GuestDisk): Disk[] {
  if (source === undefined && device !== "cdrom") return [];
  const parts = {
    device,
    target: { dev: target },
    ...(readOnly && { readonly: true }),
    ...(shareable && { shareable: true }),
  };
  return isBlock
    ? [{ ...parts, type: "block", ...(source !== undefined && { source: { dev: source } }) }]
    : [{ ...parts, type: "file", ...(source !== undefined && { source: { file: source } }) }];
}

function interfaceOf({ mac, bridge, script, ip, vifname }: GuestInterface): Interface {
  const addresses = ip?.split(/[\s,]+/).filter((one) => one !== "") ?? [];
  const parts = {
    mac: { address: mac },
    ip: addresses.map((address) => ({ address })),
    ...(script !== undefined && { script: { path: script } }),
    ...(vifname !== undefined && { target: { dev: vifname } }),
  };
  return bridge === undefined
    ? { ...parts, type: "ethernet" }
    : { ...parts, type: "bridge", source: { bridge } };
}

function osOf(type: string): Os | undefined {
  if (type === "hvm") return { type: { value: "hvm" } };
  if (type === "pvh") return { type: { machine: "xenpvh", value: "linux" } };
  return type === "linux" ? { type: { value: "linux" } } : undefined;
}
