import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guestProcesses } from "./guest-processes.js";
import { reasonToSkip, TestNode } from "./node.js";
import { buildWorker, runWorker } from "./processes.js";
import type { Work } from "./works.js";

const reason = reasonToSkip("processes on one node at once");

describe.skipIf(reason !== undefined)("processes on one node at once", () => {
  let node: TestNode;
  beforeAll(buildWorker);
  beforeEach(() => {
    node = new TestNode();
  });
  afterEach(() => node.end());

  const work = (operation: Work["operation"], name: string): Work => ({
    operation,
    root: node.root,
    name,
    xml: node.xml(name),
    path: join(node.folder, `${name}.save`),
  });

  it("are two, each of which leads a guest through its life", async () => {
    const said = await Promise.all(["one", "two"].map((name) => runWorker(node.uri, work("life", name))));
    expect(said.map((one) => one?.outcome)).toEqual(["done", "done"]);
    const conn = await node.open();
    expect(await conn.listAllDomains(0)).toEqual([]);
    expect(guestProcesses(node.root)).toEqual([]);
  });

  it("are ten, which define a domain each, and of which one starts the one that all want", async () => {
    const conn = await node.open();
    const wanted = await conn.domainDefineXML(node.xml("wanted"), 0);
    const names = Array.from({ length: 10 }, (_, at) => `own${at}`);
    const said = await Promise.all(
      names.map((name) => runWorker(node.uri, { ...work("define and start", name), path: wanted.uuid })),
    );
    const outcomes = said.map((one) => one?.outcome ?? "killed");
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => outcome.startsWith(`${ErrorNumber.OPERATION_INVALID}:`)),
    ).toHaveLength(9);
    expect((await conn.listDefinedDomains()).sort()).toEqual(names);
    expect(await conn.numOfDomains()).toBe(1);
    expect(guestProcesses(node.root)).toHaveLength(1);
  });
});
