/**
 * What one domain costs among few and among many: flat is what it should be, as far as the machine's caches let it, which a Map of
 * as many objects tells.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noPeers } from "@libvirt-ts/driver";
import { createHypervisorDriver } from "@libvirt-ts/driver-hypervisor";
import { testDriver } from "@libvirt-ts/driver-test";
import { xendDriver } from "@libvirt-ts/driver-xend";
import { createXlDriver } from "@libvirt-ts/driver-xl";
import { FakeHypervisor, FakeXl, startFakeXend, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import { takeTurns } from "../lib/measure.mjs";
import { quick, tellGrowth } from "../lib/tell.mjs";

const request = { readOnly: false, peers: noPeers, warn: () => undefined };
/** Look-ups of a batch: as many at each size, over all domains. */
const LOOK_UPS = 200;

async function grow(driver, sizes, make, works) {
  const points = new Map();
  // The first size is met twice: code that is cold is no matter of size.
  for (const [turn, size] of [sizes[0], ...sizes].entries()) {
    const { conn, domains } = await make(size);
    const spread = Array.from(
      { length: LOOK_UPS },
      (_, i) => domains[Math.floor((i * domains.length) / LOOK_UPS)],
    );
    const runs = Object.fromEntries(
      Object.entries(works).map(([name, { run }]) => [name, () => run(conn, spread)]),
    );
    const best = await takeTurns(runs, { rounds: quick ? 3 : 9, roundTime: size > 1000 ? 1 : 5 });
    for (const [name, { per }] of Object.entries(turn === 0 ? {} : works)) {
      const micro = (best[name] * 1000) / (per === "domain" ? domains.length : LOOK_UPS);
      points.set(name, [...(points.get(name) ?? []), [size, micro]]);
    }
    await conn.close?.();
  }
  for (const [name, list] of points) tellGrowth(`${driver}: ${name}`, "µs a domain", list);
}

const eachOf = (act) => async (conn, spread) => {
  for (const domain of spread) await act(conn, domain);
};
const works = {
  "list with states": { per: "domain", run: (conn) => conn.listAllDomains(0) },
  "look-up by name": { run: eachOf((conn, { name }) => conn.domainLookupByName(name)) },
  "look-up by UUID": { run: eachOf((conn, { uuid }) => conn.domainLookupByUUID(uuid)) },
  "look-up by id": { run: eachOf((conn, { id }) => conn.domainLookupByID(id)) },
  info: { run: eachOf((conn, domain) => conn.domainGetInfo(domain)) },
};

await grow(
  "test driver",
  quick ? [10, 100, 1000, 10_000] : [10, 100, 1000, 10_000, 100_000],
  async (count) => {
    const conn = await testDriver.open({ ...request, uri: "test:///default" });
    const domains = [];
    for (let i = 0; i < count; i++) {
      const xml = `<domain type='test'><name>d${i}</name><memory>65536</memory><os><type>hvm</type></os></domain>`;
      domains.push(await conn.domainCreateXML(xml, 0));
    }
    return { conn, domains };
  },
  {
    ...works,
    "all statistics": { per: "domain", run: (conn) => conn.getAllDomainStats(undefined, 0, 0) },
  },
);

/** What a driver could not do without: to make what is listed, and to find an object by a text. */
await grow(
  "a bare Map of objects",
  quick ? [10, 100, 1000, 10_000] : [10, 100, 1000, 10_000, 100_000],
  async (count) => {
    const known = new Map();
    for (let i = 0; i < count; i++) known.set(`d${i}`, { ref: { name: `d${i}`, id: i }, info: { state: 1 } });
    const conn = {
      listAllDomains: async () =>
        Array.from(known.values(), ({ ref, info }) => ({ ref: { ...ref }, state: info.state })),
      domainLookupByName: async (name) => ({ ...known.get(name).ref }),
    };
    return { conn, domains: Array.from(known.values(), ({ ref }) => ({ ...ref })) };
  },
  { "list with states": works["list with states"], "look-up by name": works["look-up by name"] },
);

const { "look-up by name": _, ...hypervisorWorks } = works;
await grow(
  "hypervisor",
  quick ? [10, 100, 1000] : [10, 100, 1000, 10_000, 30_000],
  async (count) => {
    const ids = Array.from({ length: count - 1 }, (_, index) => index + 1);
    const fake = new FakeHypervisor({ facts: xenFacts("4.17.0"), domains: ids.map((id) => ({ id })) });
    fake.frozen = true;
    const driver = createHypervisorDriver({ privcmd: () => fake, arch: "x86_64" });
    const conn = await driver.open({ ...request, uri: "xen:///" });
    return { conn, domains: ids.map((id) => ({ id, uuid: uuidOfId(id) })) };
  },
  hypervisorWorks,
);

/** What a look-up by UUID could not do without at Xen, which is asked by id only: to have the list written, and to look through it. */
await grow(
  "a bare list of Xen's",
  quick ? [10, 100, 1000] : [10, 100, 1000, 10_000, 30_000],
  async (count) => {
    const size = 128;
    const list = new DataView(new ArrayBuffer(count * size));
    const domains = Array.from({ length: count }, (_, i) => ({ uuid: i + 1 }));
    for (const [i, { uuid }] of domains.entries()) list.setUint32(i * size, uuid);
    const conn = {
      domainLookupByUUID: async (uuid) => {
        const answer = new DataView(list.buffer.slice());
        let found = 0;
        for (let at = 0; at < answer.byteLength; at += size) if (answer.getUint32(at) === uuid) found++;
        return found;
      },
    };
    return { conn, domains };
  },
  { "look-up by UUID": works["look-up by UUID"] },
);

await grow(
  "xend",
  quick ? [10, 100, 1000] : [10, 100, 1000, 10_000],
  async (count) => {
    const xend = await startFakeXend({ version: "4.1", listen: "unix" });
    for (let i = 0; i < count; i++) {
      const uuid = `5a17c0de-0000-4000-8000-${i.toString(16).padStart(12, "0")}`;
      xend.add(
        `(vm (name web${i}) (uuid ${uuid}) (memory 256) (vcpus 1) (image (linux (kernel /boot/vmlinuz))))`,
        "running",
      );
    }
    const conn = await xendDriver.open({ ...request, uri: xend.uri });
    const domains = (await conn.listAllDomains(0)).map(({ ref }) => ref);
    const close = async () => {
      await conn.close?.();
      await xend[Symbol.asyncDispose]?.();
    };
    return { conn: { ...conn, close }, domains };
  },
  { "list with states": works["list with states"], info: works.info },
);

/** The hypervisor and the store beside xl, which find what is asked for at once: what is left is the driver's own. */
function peersOf(guests) {
  const byUuid = new Map(Array.from(guests.values(), (guest) => [guest.uuid, guest]));
  const peers = {
    liveGuests: {
      ids: async () => [...guests.keys()],
      withUuid: async (uuid) => [{ ...byUuid.get(uuid) }],
      withId: async (id) => ({ ...guests.get(id) }),
      pause: async ({ id }) => {
        guests.get(id).state = "paused";
      },
      unpause: async ({ id }) => {
        guests.get(id).state = "running";
      },
      limitMemory: async () => undefined,
    },
    domainNames: { namesOf: async (ids) => new Map(ids.map((id) => [id, guests.get(id).name])) },
    guestRequests: { memoryTarget: async (guest) => guest.memory, setMemoryTarget: async () => undefined },
    memoryLimits: { maxMemories: async (ids) => new Map(ids.map((id) => [id, guests.get(id).memory])) },
  };
  return { get: (name) => peers[name] };
}

await grow(
  "xl",
  [1, 10, 100, 1000],
  async (count) => {
    const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bench-"));
    const [configDir, stateDir] = [join(folder, "etc"), join(folder, "state")];
    mkdirSync(configDir);
    const xl = new FakeXl();
    const common = { kind: "pv", state: "running", vcpus: 1, memory: 65_536 };
    const ids = Array.from({ length: count }, (_, index) => index + 1);
    const guests = new Map(ids.map((id) => [id, { id, uuid: uuidOfId(id), name: `d${id}`, ...common }]));
    const driver = createXlDriver({ command: xl.command, configDir, stateDir });
    const conn = await driver.open({ ...request, uri: "xen:///", peers: peersOf(guests) });
    const close = async () => {
      await conn.close();
      xl[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    };
    return { conn: { ...conn, close }, domains: [...guests.values()] };
  },
  {
    "suspend and resume": {
      run: eachOf(async (conn, domain) => {
        await conn.domainSuspend(domain);
        await conn.domainResume(domain);
      }),
    },
    "set memory": { run: eachOf((conn, domain) => conn.domainSetMemory(domain, 65_536, 0)) },
  },
);
