import type { OperationName } from "@libvirt-ts/driver";

/**
 * How the drivers of a connection share an operation.
 * - `first`: the first driver that has it answers;
 * - `owner`: one driver alone may act, and its error is final;
 * - `union`: every driver that has it contributes.
 */
export type Sharing = "first" | "owner" | "union";

/** A row of the table "who answers on a Xen connection". */
export interface Responsibility {
  /** For the docs. */
  readonly title: string;
  readonly sharing: Sharing;
  /** Driver names in order; drivers that are not named follow in the order of their registration. */
  readonly order: readonly string[];
  readonly operations: readonly OperationName[];
}

const hypervisor = "Xen";
const store = "XenStore";
const files = "XenXM";
/** xend or xl, whichever took part. */
const toolstack = ["XenDaemon", "XenLight"] as const;

/** Who answers on a connection with several drivers. An absent driver is skipped. */
export const responsibilities: readonly Responsibility[] = [
  {
    title: "type, version, host",
    sharing: "first",
    order: [hypervisor, ...toolstack],
    operations: ["getType", "getVersion", "getHostname", "getCapabilities", "nodeGetInfo"],
  },
  {
    title: "list and count active domains",
    sharing: "first",
    order: [hypervisor, ...toolstack, store],
    operations: ["listDomains", "numOfDomains"],
  },
  {
    title: "list and count inactive domains",
    sharing: "union",
    order: [...toolstack, files],
    operations: ["listDefinedDomains", "numOfDefinedDomains"],
  },
  {
    title: "list all domains",
    sharing: "union",
    order: [hypervisor, ...toolstack, store, files],
    operations: ["listAllDomains"],
  },
  {
    title: "look up a domain",
    sharing: "first",
    order: [hypervisor, ...toolstack, store, files],
    operations: ["domainLookupByID", "domainLookupByName", "domainLookupByUUID"],
  },
  {
    title: "info, maximum memory, OS type",
    sharing: "first",
    order: [hypervisor, ...toolstack, store],
    operations: ["domainGetInfo", "domainGetMaxMemory", "domainGetOSType"],
  },
  {
    title: "vcpu info, pinning",
    sharing: "first",
    order: [hypervisor, ...toolstack],
    operations: ["domainGetVcpus", "domainPinVcpu"],
  },
  {
    title: "describe an active domain",
    sharing: "first",
    order: [...toolstack],
    operations: ["domainGetXMLDesc"],
  },
  {
    title: "suspend, resume, set maximum memory, destroy; the hypervisor without a toolstack",
    sharing: "owner",
    order: [...toolstack, hypervisor],
    operations: ["domainSuspend", "domainResume", "domainSetMaxMemory", "domainDestroy"],
  },
  {
    title: "shutdown, reboot, memory, vcpus; the xenstore without a toolstack",
    sharing: "owner",
    order: [...toolstack, store],
    operations: ["domainShutdown", "domainReboot", "domainSetMemory", "domainSetVcpus"],
  },
  {
    title: "everything else that changes an active domain",
    sharing: "owner",
    order: [...toolstack],
    operations: [
      "domainCreateXML",
      "domainSave",
      "domainRestore",
      "domainCoreDump",
      "domainMigrateToURI",
      "domainAttachDevice",
      "domainDetachDevice",
    ],
  },
  {
    title: "define; undefine, rename, start and autostart by the driver that lists the domain",
    sharing: "owner",
    order: [...toolstack, files],
    operations: [
      "domainDefineXML",
      "domainUndefine",
      "domainRename",
      "domainCreate",
      "domainGetAutostart",
      "domainSetAutostart",
    ],
  },
  { title: "events", sharing: "union", order: [], operations: ["domainEvents"] },
];

/** What no row names: one driver alone may act. */
const everythingElse: Responsibility = {
  title: "everything else",
  sharing: "owner",
  order: [],
  operations: [],
};

const byOperation = new Map(
  responsibilities.flatMap((row) => row.operations.map((operation) => [operation, row] as const)),
);

/** The row that an operation stands in. */
export function responsibilityFor(operation: OperationName): Responsibility {
  return byOperation.get(operation) ?? everythingElse;
}
