import { type Connect, type Domain, open } from "@libvirt-ts/core";
import { DomainEventType, DomainMigrateFlags } from "@libvirt-ts/driver/flags";
import {
  guestDisk,
  guestXML,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GuestConsole, until, virshOf } from "./qemu-guest.js";

const unavailable = systemLibvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) console.log(`skipped: migration between daemons: ${unavailable}`);

/** Both see one disk, which libvirt cannot know. */
const { LIVE, PEER2PEER, TUNNELLED, PERSIST_DEST, UNDEFINE_SOURCE, OFFLINE, UNSAFE } = DomainMigrateFlags;
const MEMORY = { migrate_uri: "tcp://127.0.0.1" };

describe.skipIf(unavailable)("a guest moves from one libvirtd to another", () => {
  let daemons: [SystemLibvirtd, SystemLibvirtd];
  let uris: [string, string];
  let conns: [Connect, Connect];
  let domain: Domain;

  beforeAll(async () => {
    daemons = [await SystemLibvirtd.start(), await SystemLibvirtd.start()];
    const uri = ({ socketPath }: SystemLibvirtd) => `qemu+unix:///system?socket=${socketPath}`;
    uris = [uri(daemons[0]), uri(daemons[1])];
    conns = [await open(uris[0]), await open(uris[1])];
    domain = await conns[0].defineXML(guestXML("mover", guestDisk(daemons[0].file("disk"))));
    await domain.create();
    await answers(domain);
  });
  afterAll(async () => {
    for (const conn of conns ?? []) await conn.close();
    for (const daemon of daemons ?? []) await daemon[Symbol.asyncDispose]();
  });

  /** The guest lives: it echoes what it is told. */
  async function answers(guest: Domain): Promise<void> {
    const console = new GuestConsole(await guest.openConsole());
    await console.answers("?");
    await console.close();
  }

  /** Where the guest is, as C's virsh sees it: a name with its state, of each daemon. */
  const whereabouts = () =>
    Promise.all(
      uris.map(async (uri) => {
        const names = await virshOf(uri, "list", "--all", "--name");
        return names && `${names} ${await virshOf(uri, "domstate", names)}`;
      }),
    );

  it("by its daemon's own connection, while it runs, told by events on both sides", async () => {
    const kinds = ["lifecycle", "migration-iteration", "job-completed"] as const;
    const left = conns[0].domainEvents({ kinds });
    const right = conns[1].domainEvents({ kinds });
    await Promise.all([left.ready, right.ready]);
    const flags = LIVE | PEER2PEER | PERSIST_DEST | UNDEFINE_SOURCE | UNSAFE;
    await domain.migrateToURI3(uris[1], MEMORY, flags);
    expect(await whereabouts()).toEqual(["", "mover running"]);
    const seen = new Set<number | string>();
    await until(left, (event) => {
      seen.add(event.event === "lifecycle" ? event.type : event.event);
      return seen.has("job-completed") && seen.has(DomainEventType.STOPPED);
    });
    expect([...seen]).toEqual(expect.arrayContaining(["migration-iteration", DomainEventType.SUSPENDED]));
    await until(right, (event) => event.event === "lifecycle" && event.type === DomainEventType.RESUMED);
    await left.return!();
    await right.return!();
    domain = await conns[1].lookupByName("mover");
    await answers(domain);
  });

  it("through a tunnel between the daemons, under another name", async () => {
    const flags = LIVE | PEER2PEER | TUNNELLED | PERSIST_DEST | UNDEFINE_SOURCE | UNSAFE;
    await domain.migrateToURI3(uris[0], { destination_name: "moved" }, flags);
    expect(await whereabouts()).toEqual(["moved running", ""]);
    domain = await conns[0].lookupByName("moved");
    await answers(domain);
  });

  it("step by step, led by us over two connections", async () => {
    const flags = LIVE | UNSAFE;
    const moved = await domain.migrate3(conns[1], MEMORY, flags);
    expect(moved.name()).toBe("moved");
    expect(moved.UUIDString()).toBe(domain.UUIDString());
    expect([domain.ID(), moved.ID() > 0]).toEqual([-1, true]);
    expect(await whereabouts()).toEqual(["moved shut off", "moved running"]);
    domain = moved;
    await answers(domain);
  });

  it("led by us, a guest that stands still stands still there, too, and one that cannot arrive runs on", async () => {
    await domain.suspend();
    const back = await domain.migrate3(conns[0], { ...MEMORY, destination_name: "moved" }, LIVE | UNSAFE);
    expect(await whereabouts()).toEqual(["moved paused", ""]);
    await back.resume();
    const nowhere = { migrate_uri: "tcp://127.0.0.1", migrate_disks: ["vdz"] };
    const { NON_SHARED_DISK } = DomainMigrateFlags;
    await expect(back.migrate3(conns[1], nowhere, LIVE | UNSAFE | NON_SHARED_DISK)).rejects.toMatchObject({
      message: expect.stringContaining("vdz"),
    });
    expect(await whereabouts()).toEqual(["moved running", ""]);
    await answers(back);
    domain = await back.migrate(conns[1], LIVE | UNSAFE, undefined, MEMORY.migrate_uri);
    expect(await whereabouts()).toEqual(["moved shut off", "moved running"]);
  });

  it("led by us and aborted on the way: it is taken back, and goes another time", async () => {
    await domain.migrateSetMaxSpeed(1);
    const stop = new AbortController();
    const iterations = conns[1].domainEvents({ kinds: ["migration-iteration"] });
    await iterations.ready;
    const moving = domain.migrate3(conns[0], MEMORY, LIVE | UNSAFE, { signal: stop.signal });
    await iterations.next();
    stop.abort();
    await expect(moving).rejects.toMatchObject({ codeName: "OPERATION_ABORTED" });
    expect(await whereabouts()).toEqual(["moved shut off", "moved running"]);
    await iterations.return!();
    await domain.migrateSetMaxSpeed(8192);
    await answers(domain);
  });

  it("not to where nobody is, nor to where it is already: it runs on, and the daemon's error comes whole", async () => {
    const flags = LIVE | PEER2PEER | UNSAFE;
    const nowhere = `qemu+unix:///system?socket=${daemons[0].folder}/nothing`;
    await expect(domain.migrateToURI3(nowhere, MEMORY, flags)).rejects.toMatchObject({
      message: expect.stringContaining("nothing"),
    });
    await expect(domain.migrateToURI3(uris[1], MEMORY, flags)).rejects.toMatchObject({
      message: expect.stringMatching(/same host|already/),
    });
    // Asked without a peer this daemon would fall over; it is not asked.
    await expect(domain.migrateToURI3(undefined, MEMORY, LIVE | UNSAFE)).rejects.toMatchObject({
      codeName: "NO_SUPPORT",
    });
    await expect(
      domain.migrateToURI3(uris[0], { ...MEMORY, bandwidth: -1 } as never, flags),
    ).rejects.toMatchObject({ codeName: "OVERFLOW" });
    expect(await virshOf(uris[1], "domstate", "moved")).toBe("running");
    await answers(domain);
  });

  it("and its definition alone, when it does not run", async () => {
    await domain.destroy();
    await (await conns[0].lookupByName("moved")).undefine();
    await conns[1].defineXML(guestXML("still", guestDisk(daemons[1].file("still"))));
    const still = await conns[1].lookupByName("still");
    await still.migrateToURI3(uris[0], MEMORY, PEER2PEER | OFFLINE | PERSIST_DEST | UNDEFINE_SOURCE | UNSAFE);
    expect(await whereabouts()).toEqual(["still shut off", ""]);
  });
});
