/** Hypervisor, store, xend and xl are four ways to the same guests: what each of them tells, the others tell as well. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createLibvirt } from "@libvirt-ts/core";
import { DomainState, type Driver } from "@libvirt-ts/driver";
import { createHypervisorDriver } from "@libvirt-ts/driver-hypervisor";
import { createXendDriver } from "@libvirt-ts/driver-xend";
import { createXenstoreDriver } from "@libvirt-ts/driver-xenstore";
import { createXlDriver } from "@libvirt-ts/driver-xl";
import { FakeHost, FakeXl } from "@libvirt-ts/testkit";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { describe, expect, it } from "vitest";
import { hasStore } from "./stack-host.js";

if (!hasStore) console.warn("skipped: four ways to one answer: no xenstored can run here");

/** Whether a guest has a processor just now is for nobody to compare: it lives or is paused. Memory is in KiB. */
interface Guest {
  readonly name: string;
  readonly uuid: string;
  readonly id: number;
  readonly state: "lives" | "paused";
  readonly maxMem: number;
  readonly memory: number;
  readonly vcpus: number;
}

const table: readonly Omit<Guest, "id" | "uuid">[] = [
  { name: "runs", state: "lives", maxMem: 131_072, memory: 65_536, vcpus: 2 },
  { name: "is paused", state: "paused", maxMem: 32_768, memory: 32_768, vcpus: 1 },
  { name: "-third.ü", state: "lives", maxMem: 1_048_576, memory: 524_288, vcpus: 4 },
];
const guests: readonly Guest[] = table.map((guest, at) => ({
  ...guest,
  id: at + 1,
  uuid: `9a05da11-e96b-47f3-8253-a3a482e445f${at}`,
}));

type Answer = Partial<Guest>;

/** The store knows no states: NOSTATE is none of these. */
const states = new Map<DomainState, Guest["state"]>([
  [DomainState.RUNNING, "lives"],
  [DomainState.BLOCKED, "lives"],
  [DomainState.PAUSED, "paused"],
]);

/** What each way says of the guests, in the order of their ids, Domain-0 left out. */
async function answersOf(drivers: readonly Driver[], documents: boolean): Promise<Answer[]> {
  const conn = await createLibvirt({ drivers }).openOperations("xen:///");
  try {
    const ids = (await conn.listDomains!()).filter((id) => id > 0).sort((one, other) => one - other);
    return await Promise.all(
      ids.map(async (id) => {
        const ref = await conn.domainLookupByID!(id);
        if (documents) {
          const { domain } = parseDomain(await conn.domainGetXMLDesc!(ref, 0));
          const { name, uuid, memory, currentMemory = memory, vcpu } = domain;
          expect([memory, currentMemory].map((size) => size?.unit ?? "KiB")).toEqual(["KiB", "KiB"]);
          return {
            id,
            name: name!,
            uuid: uuid!,
            maxMem: memory!.value,
            memory: currentMemory!.value,
            vcpus: vcpu!.value,
          };
        }
        const info = await conn.domainGetInfo!(ref);
        const state = states.get(info.state);
        return {
          id,
          uuid: ref.uuid,
          ...(ref.name !== undefined && { name: ref.name }),
          ...(state !== undefined && { state }),
          maxMem: info.maxMem,
          memory: info.memory,
          vcpus: info.nrVirtCpu,
        };
      }),
    );
  } finally {
    await conn.close();
  }
}

describe.skipIf(!hasStore)("four ways to the guests of one host", () => {
  it("tell the same ids, names, uuids, states, memory and vcpus", async () => {
    await using host = await FakeHost.start({ release: "3.4.0", xend: "3.4" });
    using fake = new FakeXl();
    for (const { name, uuid, maxMem, memory, vcpus, state } of guests) {
      const amounts = `(memory ${memory / 1024}) (maxmem ${maxMem / 1024}) (vcpus ${vcpus})`;
      host.xend!.add(
        `(vm (name '${name}') (uuid ${uuid}) ${amounts} (image (linux (kernel /k))))`,
        state === "paused" ? "paused" : "running",
      );
      fake.add({ name, uuid, maxmem: maxMem, memory, vcpus, online: vcpus, paused: state === "paused" });
    }
    const configDir = join(fake.folder, "etc");
    mkdirSync(configDir);
    const { arch } = host.hypervisor.facts;
    const ways = {
      xend: createXendDriver({ socket: host.xend!.uri }),
      hypervisor: createHypervisorDriver({
        privcmd: () => host.privcmd(),
        arch,
        libxlFiles: fake.libxlFiles,
      }),
      store: createXenstoreDriver({ endpoint: host.store.socketPath, timeout: 2000 }),
      xl: createXlDriver({
        command: fake.command,
        logFiles: fake.logFiles,
        configDir,
        stateDir: join(fake.folder, "run"),
      }),
    };
    const told = {
      // xend first: asked for something, it gives the hypervisor and the store what it runs.
      xend: await answersOf([ways.xend], false),
      "a document of xend": await answersOf([ways.xend], true),
      hypervisor: await answersOf([ways.hypervisor], false),
      store: await answersOf([ways.store], false),
      "a document of xl": await answersOf([ways.hypervisor, ways.store, ways.xl], true),
    };
    for (const [way, answers] of Object.entries(told)) {
      const known = guests.map((guest, at) =>
        Object.fromEntries(Object.keys(answers[at] ?? {}).map((key) => [key, guest[key as keyof Guest]])),
      );
      expect(answers, way).toEqual(known);
    }
    const tells = Object.entries(told).map(([way, [first = {}]]) => [way, Object.keys(first).sort().join()]);
    expect(Object.fromEntries(tells)).toMatchInlineSnapshot(`
      {
        "a document of xend": "id,maxMem,memory,name,uuid,vcpus",
        "a document of xl": "id,maxMem,memory,name,uuid,vcpus",
        "hypervisor": "id,maxMem,memory,state,uuid,vcpus",
        "store": "id,maxMem,memory,name,uuid,vcpus",
        "xend": "id,maxMem,memory,name,state,uuid,vcpus",
      }
    `);
  });
});
