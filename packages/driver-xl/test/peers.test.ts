/** Beside a hypervisor and a store: what is a hypercall or a write to xl is so to us, and no guest costs what its neighbours do. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainEventType, ErrorNumber, type Peers } from "@libvirt-ts/driver";
import { fakeXlPeers } from "@libvirt-ts/testkit";
import { expect, test, vi } from "vitest";
import { code, failure, guestXml, TestHost, uuidOf } from "./host.js";

test("suspend, resume, shutdown, reboot, memory and vcpus of a paravirtual guest never start xl", async () => {
  const host = new TestHost();
  const asked: string[] = [];
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.openAmongPeers(asked);
  const ref = { uuid: uuidOf(1), name: "one", id };
  const events = conn.domainEvents({})[Symbol.asyncIterator]();
  await conn.domainSuspend(ref);
  await conn.domainSuspend(ref);
  await conn.domainResume(ref);
  await conn.domainResume(ref);
  await conn.domainSetMemory(ref, 65_536, 0);
  await conn.domainSetVcpus(ref, 1, 0);
  await conn.domainReboot(ref, 0);
  await conn.domainShutdown({ uuid: uuidOf(1) }, 0);
  expect(asked).toEqual([
    `pause ${id}`,
    `unpause ${id}`,
    `limit 66560 ${id}`,
    `target 65536 ${id}`,
    `online 1 ${id}`,
    `reboot ${id}`,
    expect.stringMatching(/^poweroff \d+$/),
  ]);
  expect(host.fake.calls).toEqual([]);
  expect(host.fake.guests).toHaveLength(1);
  const told = [await events.next(), await events.next()].map(({ value }) => value);
  const event = (type: DomainEventType) => ({ event: "lifecycle", type, domain: ref });
  expect(told).toEqual([event(DomainEventType.SUSPENDED), event(DomainEventType.RESUMED)]);
  await events.return?.();
});

test("a guest with nothing but its console is destroyed without xl, and any other by xl", async () => {
  const host = new TestHost();
  const asked: string[] = [];
  const bare = host.fake.add({ name: "bare", uuid: uuidOf(1), paused: true });
  const others = [
    host.fake.add({ name: "disk", uuid: uuidOf(2), disks: [{ vdev: "xvda", pdev_path: "/srv/a.img" }] }),
    host.fake.add({ name: "card", uuid: uuidOf(3), nics: [{ mac: "00:16:3e:00:00:01" }] }),
    host.fake.add({ name: "hvm", uuid: uuidOf(4), type: "hvm" }),
    host.fake.add({ name: "pvh", uuid: uuidOf(5), type: "pvh", nics: [{ mac: "00:16:3e:00:00:02" }] }),
    host.fake.add({ name: "dead", uuid: uuidOf(6), shutdown: true }),
  ];
  const conn = await host.openAmongPeers(asked);
  const refOf = ({ uuid, name, id }: (typeof others)[number]) => ({ uuid, name, id });
  expect(await conn.domainDestroy(refOf(bare), 0)).toEqual({ uuid: uuidOf(1), name: "bare" });
  expect(asked).toEqual([`destroy ${bare.id}`]);
  expect(host.fake.calls).toEqual([]);
  await expect(conn.domainDestroy(refOf(bare), 0)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  for (const other of others) await conn.domainDestroy(refOf(other), 0);
  expect(host.fake.deeds).toEqual(others.map(({ id }) => `destroy ${id}`));
  expect(host.fake.guests).toHaveLength(1);
  expect(readdirSync(host.stateDir)).toEqual([]);
});

test("nobody else changes a guest, or makes it again, while it is destroyed without xl", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const peers: Partial<Peers> = fakeXlPeers(host.fake);
  let letOn = () => {};
  const gate = new Promise<void>((resolve) => {
    letOn = resolve;
  });
  const destroyBare = vi.fn<Peers["guestEnds"]["destroyBare"]>(async (guest) => {
    await gate;
    return peers.guestEnds!.destroyBare(guest);
  });
  const slow: Partial<Peers> = { ...peers, guestEnds: { destroyBare } };
  const conn = await host.open({ busyTimeout: 600_000 }, { get: (name) => slow[name] });
  const other = await host.openAmongPeers([], { busyTimeout: 0 });
  const ref = { uuid: uuidOf(1), name: "one", id };
  const first = conn.domainDestroy(ref, 0);
  const second = failure(conn.domainDestroy(ref, 0));
  await vi.waitFor(() => expect(destroyBare).toHaveBeenCalled(), 100_000);
  const disk = "<disk type='file'><source file='/srv/a.img'/><target dev='xvda'/></disk>";
  for (const act of [
    () => other.domainAttachDevice(ref, disk, 0),
    () => other.domainSuspend(ref),
    () => other.domainCreateXML(guestXml("one", 1), 0),
  ]) {
    const error = await failure(act());
    expect(error).toEqual(code(ErrorNumber.RESOURCE_BUSY));
    expect(error.message).toContain("destroy domain 'one'");
  }
  letOn();
  expect(await first).toEqual({ uuid: uuidOf(1), name: "one" });
  expect(await second).toEqual(code(ErrorNumber.NO_DOMAIN));
  expect(destroyBare).toHaveBeenCalledOnce();
  expect(host.fake.calls).toEqual([]);
});

test("what a process left that was killed while it did without xl is told", async () => {
  const host = new TestHost();
  const task = join(host.stateDir, `guest-${uuidOf(1)}.1`);
  mkdirSync(task, { recursive: true, mode: 0o700 });
  writeFileSync(join(task, "owner"), "1@1");
  writeFileSync(join(task, "purpose"), "destroy domain 'one'");
  utimesSync(task, 0, 0);
  await host.openAmongPeers();
  expect(host.warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /destroy domain 'one': left behind by a process that died: what came of it is not known$/,
    ),
  ]);
});

test("where nobody ends guests without a toolstack, xl does", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const peers: Partial<Peers> = fakeXlPeers(host.fake);
  const conn = await host.open({}, { get: (name) => (name === "guestEnds" ? undefined : peers[name]) });
  await conn.domainDestroy({ uuid: uuidOf(1), name: "one", id }, 0);
  expect(host.fake.deeds).toEqual([`destroy ${id}`]);
});

test("what only xl can do costs one run of it, and a look at the record", async () => {
  const host = new TestHost();
  for (let n = 2; n < 60; n++) host.fake.add({ name: `other${n}`, uuid: uuidOf(n) });
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), type: "hvm" });
  const conn = await host.openAmongPeers();
  const ref = { uuid: uuidOf(1), name: "one", id };
  await conn.domainGetXMLDesc(ref, 0);
  await conn.domainSetMemory(ref, 65_536, 0);
  await conn.domainSetVcpus(ref, 1, 0);
  await conn.domainSetMaxMemory(ref, 98_304);
  await conn.domainShutdown(ref, 0);
  await conn.domainCreateXML(guestXml("new", 99), 0);
  const runs = host.fake.calls.map(({ command, args }) => [command, ...args].join(" "));
  expect(runs).toEqual([
    `list -l ${id}`,
    `mem-set ${id} 65536k`,
    `vcpu-set --ignore-host ${id} 1`,
    `mem-max ${id} 98304k`,
    `shutdown -F ${id}`,
    expect.stringMatching(/^create -f /),
  ]);
});

test("a guest that cannot have or do it is refused before anything is changed", async () => {
  const host = new TestHost();
  const asked: string[] = [];
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), paused: true });
  const dead = host.fake.add({ name: "dead", uuid: uuidOf(2), crashed: true, shutdown: true });
  const conn = await host.openAmongPeers(asked);
  const ref = { uuid: uuidOf(1), name: "one", id };
  const invalid = code(ErrorNumber.INVALID_ARG);
  await expect(conn.domainSetMemory(ref, 262_144, 0)).rejects.toEqual(invalid);
  await expect(conn.domainSetVcpus(ref, 9, 0)).rejects.toEqual(invalid);
  await expect(conn.domainShutdown(ref, 0)).rejects.toThrow("it is paused and cannot react");
  const gone = { uuid: uuidOf(2), id: dead.id };
  for (const act of [
    () => conn.domainSuspend(gone),
    () => conn.domainResume(gone),
    () => conn.domainShutdown(gone, 0),
  ]) {
    await expect(act()).rejects.toThrow("it has crashed");
  }
  await expect(conn.domainSuspend({ uuid: uuidOf(9), id })).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  expect(asked).toEqual([]);
  expect(host.fake.calls).toEqual([]);
});

test("what takes no time waits for what another process has under way all the same", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const gate = host.path("gate");
  host.fake.behave({ waits: { save: gate } });
  const asked: string[] = [];
  const conn = await host.openAmongPeers(asked);
  const ref = { uuid: uuidOf(1), name: "one", id };
  const saving = conn.domainSave(ref, host.path("saved"), undefined, 0);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("save"), 100_000);
  const suspending = conn.domainSuspend(ref).catch((error: Error) => error);
  await vi.waitFor(() => expect(readdirSync(host.stateDir).length).toBeGreaterThan(1), 100_000);
  expect(asked).toEqual([]);
  writeFileSync(gate, "");
  await saving;
  expect(await suspending).toEqual(code(ErrorNumber.NO_DOMAIN));
});

test("a guest that goes while it is looked for is gone, and no guest without a name", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const peers: Partial<Peers> = fakeXlPeers(host.fake);
  const namesOf = async () => {
    host.fake.change(id, uuidOf(1), () => undefined);
    return new Map<number, string>();
  };
  const going: Partial<Peers> = { ...peers, domainNames: { ...peers.domainNames!, namesOf } };
  const conn = await host.open({}, { get: (name) => going[name] });
  const gone = code(ErrorNumber.NO_DOMAIN);
  await expect(conn.domainSuspend({ uuid: uuidOf(1), name: "one", id })).rejects.toEqual(gone);
  expect(host.fake.calls).toEqual([]);
});

test("the name, or the uuid, of a guest that runs is taken", async () => {
  const host = new TestHost();
  host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.openAmongPeers();
  for (const xml of [guestXml("one", 2), guestXml("two", 1)]) {
    await expect(conn.domainCreateXML(xml, 0)).rejects.toThrow("domain 'one': it is active with id 1");
  }
  expect(host.fake.calls).toEqual([]);
});
