import { randomUUID } from "node:crypto";
import {
  ErrorDomain,
  ErrorNumber,
  type LibvirtError,
  problemWarning,
  wrapProblems,
} from "@libvirt-ts/driver";
import { type Problem, parseUuid, withPlaces, XmlError } from "@libvirt-ts/xml";
import { type Domain, type Graphics, kibOf, parseDomain } from "@libvirt-ts/xml/domain";
import {
  vcpusOf as checkVcpus,
  isPlainDisk,
  macOf,
  memoryOf,
  nameOf,
  sortOf,
  sourceOf,
  withoutUnknown,
} from "@libvirt-ts/xml/xen";
import { plain } from "./document.js";
import { testError } from "./errors.js";
import { isAction } from "./state/actions.js";
import { vcpusOf } from "./state/sizes.js";

/** A configuration as the node keeps it: with a uuid, its sizes in KiB. */
export type Configuration = Domain & { readonly uuid: string };

/** As `Configuration`, whose uuid may still have to be made. */
export type Draft = Domain;

/** Reads a domain document for the test node. Warnings go to `warn`; a document that is not valid is a LibvirtError. */
export function readConfiguration(
  xml: string | Uint8Array,
  info: string,
  warn: (warning: LibvirtError) => void,
): Draft {
  try {
    const { domain, warnings } = parseDomain(xml);
    const errors: Problem[] = [];
    const doubts: Problem[] = [];
    const uuid = checkValues(domain, errors, doubts);
    if (errors.length > 0) throw new XmlError(withPlaces(errors, xml));
    for (const warning of [...withoutUnknown(warnings), ...withPlaces(doubts, xml)]) {
      warn(problemWarning(warning));
    }
    return checkConfiguration({ ...domain, ...(uuid && { uuid }) });
  } catch (error) {
    throw wrapProblems(error, { info, dialectDomain: ErrorDomain.TEST });
  }
}

/** Checks what names, uuids and numbers mean; returns the uuid as we write it. */
function checkValues(domain: Domain, errors: Problem[], doubts: Problem[]): string | undefined {
  const findings = {
    error: (id: string, message: string, path: string) => errors.push({ id, message, path }),
    warn: (id: string, message: string, path: string) => doubts.push({ id, message, path }),
  };
  nameOf(domain, findings);
  memoryOf(domain, findings);
  checkVcpus(domain, findings);
  const text = domain.uuid?.trim();
  const uuid = text && parseUuid(text);
  if (text && uuid === undefined) {
    const message = `expected 32 hex digits, or 8-4-4-4-12 with dashes, not ${JSON.stringify(text.slice(0, 40))}`;
    findings.error("domain.uuid", message, "/domain/uuid");
  }
  domain.devices?.interface?.forEach((card, at) => {
    macOf(card, `/domain/devices/interface[${at + 1}]`, findings);
  });
  domain.devices?.disk?.forEach((disk, at) => {
    if (!isPlainDisk(disk) || sortOf(disk) !== "disk" || sourceOf(disk) !== undefined) return;
    const type = disk.type ?? "file";
    const wanted = type === "file" ? "file" : "dev";
    const message = `expected <source ${wanted}='…'/> for type ${type}`;
    findings.error("disk.source-missing", message, `/domain/devices/disk[${at + 1}]`);
  });
  return uuid || undefined;
}

/** Refuses what the test node cannot act upon, and drops what describes a run of another hypervisor. */
export function checkConfiguration({ id: _, ...domain }: Domain): Draft {
  const { on_poweroff, on_reboot, on_crash } = domain;
  for (const [element, word] of Object.entries({ on_poweroff, on_reboot, on_crash })) {
    if (word !== undefined && !isAction(String(word))) {
      const detail = `'${word}' is none of destroy, restart, preserve and rename-restart`;
      throw testError(ErrorNumber.XML_ERROR, `${element} of domain '${domain.name}'`, detail);
    }
  }
  const vcpus = vcpusOf(domain);
  if (vcpus > maximumVcpus) {
    const detail = `the test node gives a domain ${maximumVcpus} vcpus at most, not ${vcpus}`;
    throw testError(ErrorNumber.CONFIG_UNSUPPORTED, `vcpu of domain '${domain.name}'`, detail);
  }
  const memory = domain.memory && inKib(domain.memory);
  const current = domain.currentMemory && inKib(domain.currentMemory);
  const { devices } = domain;
  return plain({
    ...domain,
    type: "test",
    vcpu: domain.vcpu ?? { value: 1 },
    // What a guest is to be left raises what it may have, as everywhere.
    ...(memory && { memory: current && current.value > memory.value ? current : memory }),
    ...(current && { currentMemory: current }),
    ...(devices?.graphics && { devices: { ...devices, graphics: devices.graphics.map(agreeing) } }),
  });
}

/** A screen that says nothing twice in two ways: no document could be written of it. */
function agreeing(screen: Graphics): Graphics {
  const { listen, listenElement, port, autoport, ...rest } = screen as Screen;
  const first = listenElement?.[0];
  if (listen !== undefined && first?.type === "address" && first.address !== listen) {
    const detail = `listen is '${listen}', and its element says '${first.address}'`;
    throw testError(ErrorNumber.XML_ERROR, `graphics of type '${screen.type}'`, detail);
  }
  // The host chooses a port: the one that is there was that of another run.
  const isChosen = autoport === "yes" && port !== undefined && port > 0;
  return isChosen ? ({ ...rest, listen, listenElement, autoport } as Graphics) : screen;
}

type Screen = Graphics & {
  readonly listen?: string;
  readonly listenElement?: readonly { readonly type?: string; readonly address?: string }[];
  readonly port?: number;
  readonly autoport?: string;
};

function inKib<T extends { value: number; unit?: string }>(size: T): T {
  return { ...size, unit: "KiB", value: kibOf(size) ?? size.value };
}

/** The most vcpus that a domain of the test node can have. */
export const maximumVcpus = 32;

/** The same configuration under a uuid: the one it has, else the given one, else a new one. */
export function identified(draft: Draft, uuid?: string): Configuration {
  return { ...draft, uuid: draft.uuid ?? uuid ?? randomUUID() };
}
