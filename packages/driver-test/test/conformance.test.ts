import { randomUUID } from "node:crypto";
import { noPeers } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { formatDomain } from "@libvirt-ts/xml/domain";
import { describe, test } from "vitest";
import { testDriver } from "../src/index.js";
import { classicDomain } from "../src/nodes/classic.js";
import { testNodeFixtures } from "./fixtures.js";

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
    fixtures: testNodeFixtures(domainXML, kept),
  });
});
