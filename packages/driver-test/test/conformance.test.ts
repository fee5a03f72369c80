import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainCoreDumpFlags, noPeers } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { formatDomain } from "@libvirt-ts/xml/domain";
import { afterAll, describe, test } from "vitest";
import { testDriver } from "../src/index.js";
import { classicDomain } from "../src/nodes/classic.js";
import { documents } from "./documents.js";

const folder = mkdtempSync(join(tmpdir(), "driver-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const open = () =>
  testDriver.open({ uri: "test:///default", readOnly: false, peers: noPeers, warn: () => {} });

const connection = await open();
const supports = Object.keys(connection).filter((name) => name !== "close") as OperationName[];
await connection.close();

const domainXML = (name: string, uuid: string) =>
  formatDomain({ ...classicDomain, name: "NAME", uuid }, { layout: "0.1.11" }).replace(
    "NAME",
    escapeName(name),
  );

/** A domain that stays after what its action is for. */
const kept = (name: string, action: "on_crash" | "on_poweroff") =>
  formatDomain({ ...classicDomain, name, uuid: randomUUID(), [action]: "preserve" });

const escapeName = (name: string) =>
  name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("$", "$$$$");

describe("the test driver conforms to the contract", () => {
  suite({
    test,
    open,
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
      ...documents,
      path: (name) => join(folder, `${name}-${randomUUID()}`),
    },
  });
});
