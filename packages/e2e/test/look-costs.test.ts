/** What a look at one guest costs among one neighbour and among sixty: hypercalls, requests to the store, runs of xl. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connect, createLibvirt, type Domain } from "@libvirt-ts/core";
import { createHypervisorDriver } from "@libvirt-ts/driver-hypervisor";
import { createXenstoreDriver } from "@libvirt-ts/driver-xenstore";
import { createXlDriver } from "@libvirt-ts/driver-xl";
import { FakeHost, FakeXl } from "@libvirt-ts/testkit";
import { describe, expect, it, onTestFinished } from "vitest";
import { hasStore } from "./stack-host.js";

if (!hasStore) console.warn("skipped: what a look at one guest costs: no xenstored can run here");

const uuidOf = (number: number) => `5a17c0de-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

/** A socket that leads to another, and counts what is asked through it. */
async function countingSocket(path: string, target: string): Promise<{ requests: number }> {
  const count = { requests: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const store = connect(target);
    for (const one of [socket, store]) sockets.add(one.on("error", () => undefined));
    store.pipe(socket);
    let pending = Buffer.alloc(0);
    socket.on("data", (piece) => {
      store.write(piece);
      pending = Buffer.concat([pending, piece]);
      // A header of 16 bytes, whose last word is the length of what follows.
      while (pending.length >= 16 && pending.length >= 16 + pending.readUInt32LE(12)) {
        pending = pending.subarray(16 + pending.readUInt32LE(12));
        count.requests++;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return count;
}

/** What was asked of whom. */
interface Cost {
  readonly hypercalls: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly runs: readonly string[];
}

/** A host with a guest, `one`, and neighbours; what a deed on it costs. */
async function costsAmong(neighbours: number): Promise<Record<string, Cost>> {
  const host = await FakeHost.start();
  const xl = new FakeXl();
  const folder = mkdtempSync(join(tmpdir(), "look-costs-"));
  const configDir = join(folder, "etc");
  mkdirSync(configDir);
  onTestFinished(async () => {
    xl[Symbol.dispose]();
    await host[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  const store = await countingSocket(join(folder, "store"), host.store.socketPath);
  const libvirt = createLibvirt({
    drivers: [
      createHypervisorDriver({ privcmd: () => host.privcmd(), arch: host.hypervisor.facts.arch }),
      createXenstoreDriver({ endpoint: join(folder, "store") }),
      createXlDriver({
        command: xl.command,
        logFiles: xl.logFiles,
        configDir,
        stateDir: join(folder, "state"),
      }),
    ],
  });
  const conn = await libvirt.open("xen:///");
  onTestFinished(() => conn.close());
  for (let number = 1; number <= neighbours + 1; number++) {
    const name = number === 1 ? "one" : `neighbour-${number}`;
    const guest = await host.startGuest({ name, uuid: uuidOf(number), obeys: false });
    xl.add({ ...guest, maxmem: 32_768, memory: 32_768, vcpus: 1, online: 1 });
  }

  const asked = async (deed: () => Promise<unknown>): Promise<Cost> => {
    host.hypervisor.calls.clear();
    store.requests = 0;
    const runs = xl.calls.length;
    await deed();
    return {
      hypercalls: Object.fromEntries(host.hypervisor.calls),
      requests: store.requests,
      runs: xl.calls.slice(runs).map(({ command, args }) => [command, ...args].join(" ")),
    };
  };
  const costs: Record<string, Cost> = {};
  for (const [name, lookUp] of Object.entries(lookUps)) costs[name] = await asked(() => lookUp(conn));
  const one = await conn.lookupByUUIDString(uuidOf(1));
  for (const [name, deed] of Object.entries(deeds)) costs[name] = await asked(() => deed(one));
  return costs;
}

const lookUps: Readonly<Record<string, (conn: Connect) => Promise<unknown>>> = {
  lookupByID: (conn) => conn.lookupByID(1),
  lookupByUUIDString: (conn) => conn.lookupByUUIDString(uuidOf(1)),
  lookupByName: (conn) => conn.lookupByName("one"),
};

const deeds: Readonly<Record<string, (one: Domain) => Promise<unknown>>> = {
  info: (one) => one.info(),
  OSType: (one) => one.OSType(),
  maxMemory: (one) => one.maxMemory(),
  vcpus: (one) => one.vcpus(),
  XMLDesc: (one) => one.XMLDesc(),
  suspend: (one) => one.suspend(),
  resume: (one) => one.resume(),
  setMemory: (one) => one.setMemory(16_384),
  setVcpus: (one) => one.setVcpus(1),
  reboot: (one) => one.reboot(),
  shutdown: (one) => one.shutdown(),
};

describe.skipIf(!hasStore)("a look at one guest", () => {
  it("costs the same among sixty neighbours as beside one", async () => {
    const [few, many] = [await costsAmong(1), await costsAmong(60)];
    const { lookupByName: fewNames, ...fewRest } = few;
    const { lookupByName: manyNames, ...manyRest } = many;
    expect(manyRest).toEqual(fewRest);
    // xl is run for what it alone can do, and then knows the guest by its id.
    const runs = Object.entries(manyRest).filter(([, cost]) => cost.runs.length > 0);
    expect(runs.map(([name, cost]) => [name, cost.runs])).toEqual([["XMLDesc", ["list -l 1"]]]);
    for (const [name, cost] of Object.entries(manyRest)) {
      expect(Object.values(cost.hypercalls).length, name).toBeGreaterThan(0);
      expect(Math.max(...Object.values(cost.hypercalls)), name).toBeLessThan(10);
      expect(cost.requests, name).toBeLessThan(40);
    }
    // The store finds no node by its value: for a name it is asked for every guest's, all at once.
    expect(manyNames).toEqual({ ...fewNames, requests: fewNames!.requests + 59 });
  });
});
