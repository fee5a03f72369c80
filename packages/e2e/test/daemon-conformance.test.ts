import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { serve } from "@libvirt-ts/daemon";
import { isOperationName } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, describe, test } from "vitest";
import { documents } from "../../driver-test/test/documents.js";

const folder = mkdtempSync(join(tmpdir(), "daemon-conformance-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A daemon of its own for each connection, as each has a node of its own. */
async function open() {
  const path = join(folder, randomUUID().slice(0, 8));
  const daemon = await serve(libvirt, { uris: ["test:///default"], listeners: [{ type: "unix", path }] });
  const connection = await libvirt.openOperations(`test+unix:///default?socket=${path}`);
  return {
    ...connection,
    async close() {
      await connection.close();
      await daemon.close();
    },
  };
}

const local = await libvirt.openOperations("test:///default");
const supports: OperationName[] = Object.keys(local).filter(isOperationName);
await local.close();

const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);
const domainXML = (name: string, uuid: string) =>
  `<domain type='test'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>1048576</memory>` +
  "<vcpu>1</vcpu><os><type>hvm</type></os></domain>";

describe("core over driver-remote over the daemon over the test driver conforms to the contract", () => {
  suite({
    test,
    open,
    supports,
    fixtures: {
      active: async (conn) => conn.domainLookupByName!("test"),
      inactive: async (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
      domainXML,
      ...documents,
      path: (name) => join(folder, `${name}-${randomUUID()}`),
    },
  });
});
