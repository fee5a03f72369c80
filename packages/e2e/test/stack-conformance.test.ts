/** The contract, held by core over the drivers of a Xen host: today's without a toolstack, and an old one with xend. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { DriverConnection } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { describe, test } from "vitest";
import { hasStore, type Stack, startStack } from "./stack-host.js";
import { domainXML, illegalForXm, operationsWithoutToolstack } from "./without-toolstack.js";

const old: readonly OperationName[] = [
  ...operationsWithoutToolstack,
  "domainSetMemory",
  "domainSetVcpus",
  "domainCreateXML",
  "domainCreate",
  "domainSave",
  "domainRestore",
  "domainCoreDump",
  "domainAttachDevice",
  "domainDetachDevice",
];

/** xend takes names of letters, digits and `_-.:+/` only. */
const illegalForXend = /^a domain may be called (with blanks|&|ünï|\$|percent|\()/;

describe.skipIf(!hasStore).each([
  {
    name: "hypervisor and xenstore",
    supports: operationsWithoutToolstack,
    illegal: illegalForXm,
    options: {},
  },
  {
    name: "hypervisor, xenstore, xend 3.4 and xm",
    supports: old,
    illegal: illegalForXend,
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
      const connection = await opened.libvirt.openOperations();
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
        return connection.domainCreateXML!(domainXML(guest.name, guest.uuid), 0);
      },
      inactive: async (connection) => connection.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
      domainXML,
      path: (name) => join(stack.folder, `${name}-${files++}.save`),
      settle: () => stack.host.settle(),
    },
  });
});
