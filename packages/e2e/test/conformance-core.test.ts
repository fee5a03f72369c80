import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { DomainCoreDumpFlags, isOperationName } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, describe, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "conformance-core-"));
afterAll(() => rmSync(folder, { recursive: true }));

const connect = () => libvirt.openOperations("test:///default");
const sample = await connect();
const supports: OperationName[] = Object.keys(sample).filter(isOperationName);
await sample.close();

const domainXML = (name: string, uuid: string) =>
  `<domain type='test'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>1048576</memory></domain>`;

/** A domain that stays after what its action is for. */
const kept = (name: string, action: "on_crash" | "on_poweroff") =>
  domainXML(name, randomUUID()).replace("</memory>", `</memory><${action}>preserve</${action}>`);

/** A control character has no escape: it goes in as it is, and the reader refuses it. */
const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

describe("core over the test driver conforms to the contract", () => {
  suite({
    test,
    open: connect,
    supports,
    fixtures: {
      active: async (conn) => conn.domainLookupByName!("test"),
      inactive: async (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
      crashed: async (conn) => {
        const ref = await conn.domainCreateXML!(kept("crashed", "on_crash"), 0);
        return (await conn.domainCoreDump!(
          ref,
          join(folder, `crash-${randomUUID()}`),
          0,
          DomainCoreDumpFlags.CRASH,
        ))!;
      },
      preserved: async (conn) =>
        (await conn.domainShutdown!(await conn.domainCreateXML!(kept("preserved", "on_poweroff"), 0), 0))!,
      domainXML,
      path: (name) => join(folder, `${name}-${randomUUID()}`),
    },
  });
});
