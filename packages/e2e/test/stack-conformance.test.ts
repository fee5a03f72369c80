/** The contract, held by core over the drivers of a Xen host: today's without a toolstack, and an old one with xend. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { DriverConnection } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { escapeText } from "@libvirt-ts/xml";
import { describe, test } from "vitest";
import { connectAsDriver } from "./connect-as-driver.js";
import { hasStore, type Stack, startStack } from "./stack-host.js";

const today: readonly OperationName[] = [
  "type",
  "version",
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
  "domainDumpXML",
  "listDefinedDomains",
  "numOfDefinedDomains",
  "domainDefineXML",
  "domainUndefine",
];

const old: readonly OperationName[] = [
  ...today,
  "domainSetMemory",
  "domainSetVcpus",
  "domainCreateLinux",
  "domainCreate",
  "domainSave",
  "domainRestore",
  "domainCoreDump",
  "domainAttachDevice",
  "domainDetachDevice",
];

const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

const domainXML = (name: string, uuid: string) =>
  `<domain type='xen'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>65536</memory><vcpu>2</vcpu>
   <os><type>linux</type><kernel>/boot/vmlinuz</kernel></os></domain>`;

/** xm refuses a file that looks like an option; xend takes names of letters, digits and `_-.:+/` only. */
const illegal = {
  xm: /^a domain may be called --all/,
  xend: /^a domain may be called (with blanks|&|ünï|\$|percent|\()/,
};

describe.skipIf(!hasStore).each([
  { name: "hypervisor and xenstore", supports: today, illegal: illegal.xm, options: {} },
  {
    name: "hypervisor, xenstore, xend 3.4 and xm",
    supports: old,
    illegal: illegal.xend,
    options: { xend: "3.4" as const },
  },
])("core over $name conforms to the contract", ({ supports, illegal, options }) => {
  let stack: Stack;
  let files = 0;

  suite({
    test: (name, run) => (illegal.test(name) ? undefined : test(name, run)),
    supports,
    async open(): Promise<DriverConnection> {
      stack = await startStack(options);
      const opened = stack;
      const connection = connectAsDriver(await opened.libvirt.open());
      return {
        ...connection,
        close: async () => {
          await connection.close();
          await opened[Symbol.asyncDispose]();
        },
      };
    },
    fixtures: {
      active: async (connection) => {
        const guest = { name: "active", uuid: randomUUID(), memory: 64, vcpus: 2 };
        if (stack.host.xend === undefined) return stack.host.startGuest(guest);
        return connection.domainCreateLinux!(domainXML(guest.name, guest.uuid), 0);
      },
      inactive: async (connection) => connection.domainDefineXML!(domainXML("inactive", randomUUID())),
      domainXML,
      path: (name) => join(stack.folder, `${name}-${files++}.save`),
      settle: () => stack.host.settle(),
    },
  });
});
