/** driver-xenstore on a real Xen, through the socket and through the kernel's devices, with `xl` as the referee. */
import { readFileSync } from "node:fs";
import { DomainEventType, type DomainInfo, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import {
  HOST_START_LIMIT,
  installedPackages,
  textFile,
  XenHost,
  xenHostUnavailable,
  xenHostValueLimit,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NODE } from "./node.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: the xenstore driver on real Xen: ${unavailable}`);

interface Ref {
  readonly id: number;
  readonly name: string;
  readonly uuid: string;
}

interface Endpoint {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly nodes: number;
  readonly milliseconds: number;
  readonly event: unknown;
  readonly read: string;
  readonly missing: string;
  readonly long: number;
}

interface Exploration {
  readonly list: string;
  readonly domains: readonly { readonly ref: Ref; readonly info: DomainInfo; readonly osType: string }[];
  readonly consoles: Readonly<Record<string, string>>;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly seen: readonly unknown[];
  readonly memory: number;
  readonly target: string;
  readonly shutdown: Ref;
  readonly gone: number;
}

describe.skipIf(unavailable !== undefined)("the xenstore of real Xen", () => {
  let host: XenHost;
  let seen: Exploration;

  beforeAll(async () => {
    host = await XenHost.start();
    const program = readFileSync(new URL("xenstore/explore.mjs", import.meta.url), "utf8");
    await host.put([
      ...installedPackages(["driver-xenstore"], "opt/test"),
      textFile("opt/test/explore.mjs", program),
    ]);
    await host.run(
      `cd /guests; for guest in idle spin pvh hvm; do xl create -q $guest.cfg || exit 1; done
       # They never sleep, and would have a CPU of this machine for all the time.
       for guest in spin pvh hvm; do xl sched-credit2 -d $guest -c 5 || exit 1; done`,
      { timeoutMs: 600_000 },
    );
    const output = await host.run(`cd /guests; ${NODE} /opt/test/explore.mjs ${xenHostValueLimit()}`, {
      timeoutMs: 600_000,
    });
    seen = JSON.parse(output) as Exploration;
  }, HOST_START_LIMIT);

  afterAll(async () => host?.[Symbol.asyncDispose]());

  it("has the domains that xl lists, with their memory, vcpus and kinds", () => {
    const listed = seen.list
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/));
    expect(seen.domains.map(({ ref }) => [ref.name, ref.id, ref.uuid])).toEqual(
      listed.map(([name, id, , , , , uuid]) => [name, Number(id), uuid]),
    );
    expect(seen.domains.map(({ osType }) => osType)).toEqual(["linux", "linux", "linux", "pvh", "hvm"]);
    listed.forEach(([name, , memory, vcpus], index) => {
      const { info } = seen.domains[index]!;
      expect(info.state).toBe(DomainState.NOSTATE);
      if (name === "Domain-0") return;
      // The store has what a guest may use, xl what it does use: spin never starts its second one.
      expect(info.nrVirtCpu, name).toBe(name === "spin" ? 2 : Number(vcpus));
      expect(Math.ceil(info.maxMem / 1024), name).toBeGreaterThanOrEqual(Number(memory));
    });
  });

  it("has the consoles of its guests", () => {
    const idle = seen.domains.find(({ ref }) => ref.name === "idle")!.ref.id;
    expect(seen.consoles[idle]).toMatch(/^\/dev\/pts\/\d+$/);
  });

  it("is the same through the socket and through the kernel's devices", () => {
    const [socket, ...devices] = Object.entries(seen.endpoints);
    for (const [path, { milliseconds, ...found }] of [socket!, ...devices]) {
      console.log(`${path}: ${found.nodes} nodes in ${milliseconds.toFixed(0)} ms`);
      expect(found).toEqual({
        ids: socket![1].ids,
        names: socket![1].names,
        nodes: socket![1].nodes,
        event: { type: "changed", path: expect.stringMatching(/^\/tool\/rig(\/a)?$/) },
        read: path,
        missing: "ENOENT",
        long: xenHostValueLimit(),
      });
    }
    expect(devices).toHaveLength(2);
  });

  it("tells of a domain's start, and of its end after the guest obeyed our request", () => {
    expect(seen.seen).toEqual([
      { event: "lifecycle", type: DomainEventType.STARTED, name: "born", id: seen.shutdown.id },
      { event: "lifecycle", type: DomainEventType.STOPPED, name: "born" },
    ]);
    expect(seen.target.trim()).toBe(String(seen.memory - 1024));
    expect(seen.gone).toBe(ErrorNumber.NO_DOMAIN);
  });
});
