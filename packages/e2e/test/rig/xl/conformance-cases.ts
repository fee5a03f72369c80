/** Which cases of the conformance suite core over driver-xl is held to on a real host, known on both sides of its wall. */
import { type ConformanceOptions, type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { escapeText } from "@libvirt-ts/xml";
import { operationsWithoutToolstack } from "../../without-toolstack.js";
import type { Scope } from "../conformance/scope.js";

/** Everything that hypervisor, xenstore, xl and its folder can do together. */
export const operationsWithXl: readonly OperationName[] = [
  ...operationsWithoutToolstack,
  "getHostname",
  "getCapabilities",
  "domainCreate",
  "domainCreateXML",
  "domainSave",
  "domainRestore",
  "domainCoreDump",
  "domainSetMemory",
  "domainSetVcpus",
  "domainAttachDevice",
  "domainDetachDevice",
  "domainGetAutostart",
  "domainSetAutostart",
  "domainRename",
  "domainEvents",
];

/** A control character has no escape: it goes in as it is, and the reader refuses it. */
const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

/** The little guest runs on its first vcpu only. */
export const domainXML = (name: string, uuid: string, vcpus = 2): string =>
  `<domain type='xen'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>16384</memory><vcpu>${vcpus}</vcpu>
   <os><type>linux</type><kernel>/guests/tinypv.elf</kernel></os></domain>`;

/** Why a case cannot be had here; undefined where it can. */
export function unsuitable(name: string): string | undefined {
  if (name.startsWith("a domain may be called --all")) return "a file that looks like an option is refused";
  if (name.startsWith("a paused domain can be saved")) return "a guest must help when it is saved";
  if (name.startsWith("a disk can be attached"))
    return "the guest has no block driver; xl.test.ts plays its part";
  return undefined;
}

/** Registers the cases of a scope. */
export function registerCases(scope: Scope, options: Omit<ConformanceOptions, "supports">): void {
  const { inactive, domainXML, ...others } = options.fixtures ?? {};
  const fixtures = scope === "everything" ? options.fixtures : others;
  suite({ ...options, ...(fixtures && { fixtures }), supports: operationsWithXl });
}
