import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DomainState } from "@libvirt-ts/driver";
import { isLongRun, Random } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guestProcesses } from "./guest-processes.js";
import { type Connection, reasonToSkip, TestNode } from "./node.js";
import { buildWorker, runWorker } from "./processes.js";

const reason = reasonToSkip("moves in the middle of which somebody is killed");
const rounds = isLongRun ? 40 : 2;
const NAME = "prey";
/** How many things a process submits to the system for a move, or so. */
const steps = 420;

describe.skipIf(reason !== undefined)("somebody is killed in the middle of a move", () => {
  const nodes: TestNode[] = [];
  beforeAll(async () => {
    await buildWorker();
    nodes.push(new TestNode(), new TestNode());
  });
  afterAll(async () => {
    for (const node of nodes) await node.end();
  });

  /** Whoever comes next changes something, with which what was left undone is mended. */
  async function cameNext(node: TestNode): Promise<Connection> {
    const conn = await node.open();
    for (const { ref } of await conn.listAllDomains(0))
      if (await conn.domainIsPersistent(ref)) await conn.domainSetAutostart(ref, false);
    return conn;
  }

  /** What each node has: the state of a guest that runs, `off`, or nothing. */
  async function found(): Promise<string[]> {
    const conns = [await cameNext(nodes[0]!), await cameNext(nodes[1]!)];
    // The one may have finished what was begun at the other.
    for (const conn of conns) await conn.listAllDomains(0);
    const words = [];
    for (const conn of conns) {
      const [first] = await conn.listAllDomains(0);
      if (first === undefined) words.push("nothing");
      else if (!(await conn.domainIsActive(first.ref))) words.push("off");
      else {
        const { state } = await conn.domainGetState(first.ref, 0);
        const name =
          { [DomainState.RUNNING]: "runs", [DomainState.PAUSED]: "stands" }[state] ?? `state ${state}`;
        words.push((await conn.domainIsPersistent(first.ref)) ? name : `${name}, transient`);
      }
    }
    for (const node of nodes) {
      const listed = readdirSync(join(node.root, "guests"));
      expect(guestProcesses(node.root)).toHaveLength(listed.length);
    }
    for (const conn of conns) await conn.close();
    return words;
  }

  /** The guest runs on the first node, and is defined there; the other has nothing. */
  async function begin(): Promise<void> {
    const [left, right] = [await nodes[0]!.open(), await nodes[1]!.open()];
    for (const conn of [right, left])
      for (const { ref } of await conn.listAllDomains(0)) {
        if (await conn.domainIsActive(ref)) await conn.domainDestroy(ref, 0);
        await conn.domainUndefine(ref, 0).catch(() => {});
      }
    await left.domainCreate(await left.domainDefineXML(nodes[0]!.xml(NAME), 0), 0);
    await left.close();
    await right.close();
  }

  const here = ["runs", "nothing"];
  const there = ["nothing", "runs"];

  it.each([
    ["us", 0, [here, there]],
    // One that dies with its guest leaves it off: where it was by then.
    ["QEMU", 0, [["off", "nothing"], there]],
    ["QEMU", 1, [here, ["nothing", "off"], ["off", "nothing"]]],
  ] as const)(
    "%s, at node %i: the guest runs on one side, or was killed with it",
    async (whom, at, outcomes) => {
      const moments = new Random(at * 10 + whom.length);
      for (let round = 0; round < rounds; round++) {
        await begin();
        const moment = 1 + moments.below(steps);
        const said = await runWorker(nodes[0]!.uri, {
          operation: "move",
          root: nodes[at]!.root,
          to: nodes[1]!.uri,
          name: NAME,
          xml: "",
          path: "",
          moment,
          whom,
        });
        const both = await found();
        const allowed = said !== undefined && said.outcome === "done" ? [...outcomes, there] : outcomes;
        expect(
          allowed.map(String),
          `killed at step ${moment}: ${said?.outcome}, of ${said?.steps}`,
        ).toContain(String(both));
      }
      // What was done does not keep the guest from moving.
      await begin();
      const said = await runWorker(nodes[0]!.uri, {
        operation: "move",
        root: nodes[0]!.root,
        to: nodes[1]!.uri,
        name: NAME,
        xml: "",
        path: "",
      });
      expect(said).toMatchObject({ outcome: "done" });
      expect(await found()).toEqual(there);
    },
  );
});
