/** What a Xen host without a toolstack is held to, be it fake or real. */
import type { OperationName } from "@libvirt-ts/driver/conformance";
import { escapeText } from "@libvirt-ts/xml";

/** The operations that hypervisor, xenstore and xm's files can do together, on guests that somebody else started. */
export const operationsWithoutToolstack: readonly OperationName[] = [
  "getType",
  "getVersion",
  "nodeGetInfo",
  "listDomains",
  "numOfDomains",
  "listAllDomains",
  "domainLookupByID",
  "domainLookupByUUID",
  "domainLookupByName",
  "domainGetInfo",
  "domainGetOSType",
  "domainGetMaxMemory",
  "domainGetVcpus",
  "domainPinVcpu",
  "domainSuspend",
  "domainResume",
  "domainShutdown",
  "domainReboot",
  "domainDestroy",
  "domainSetMaxMemory",
  "domainGetXMLDesc",
  "listDefinedDomains",
  "numOfDefinedDomains",
  "domainDefineXML",
  "domainUndefine",
];

/** A control character has no escape: it goes in as it is, and the reader refuses it. */
const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

export const domainXML = (name: string, uuid: string): string =>
  `<domain type='xen'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>65536</memory><vcpu>2</vcpu>
   <os><type>linux</type><kernel>/boot/vmlinuz</kernel></os></domain>`;

/** xm refuses a file that looks like an option. */
export const illegalForXm = /^a domain may be called --all/;
