import { mkdirSync } from "node:fs";
import { createConnection } from "node:net";
import type { ConnectDomainEvent, Domain } from "@libvirt-ts/core";
import {
  DomainEventDiskChangeReason,
  DomainJobOperation,
  DomainModificationImpact,
  DomainQemuMonitorCommandFlags,
} from "@libvirt-ts/driver/flags";
import { guestDisk, guestXML, Qtest, qtestCommandLine, VirtioDevice, VirtioPort } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GuestConsole, until } from "./qemu-guest.js";
import { describeOnHosts, ofOwnNetwork } from "./qemu-hosts.js";
import { VirshEvents } from "./virsh-events.js";

/** Registers of the machine `pc`: its sleep, its clock, its watchdog, its first disk. */
const PM_CONTROL = 0x604;
const RTC = 0x70;
const WATCHDOG = 0x443;
const DISK = 0x1f0;

describeOnHosts("what happens to a guest, told us and C's virsh", ofOwnNetwork, (host) => {
  let domain: Domain;
  let qtest: Qtest;
  let console: GuestConsole;
  let events: AsyncIterableIterator<ConnectDomainEvent>;
  let virsh: VirshEvents;
  const inFull = (name: string) => host.file(`small/${name}`);

  beforeAll(async () => {
    const stream = host.conn.domainEvents();
    await stream.ready;
    events = stream;
    virsh = await VirshEvents.start(host.virshUri, host.conn);
    // A disk on a file system that is full but for what the disk has now.
    const small = inFull("");
    mkdirSync(small);
    await host.inside("mount", "-t", "tmpfs", "-o", "size=64k", "none", small);
    const disk = guestDisk(host.file("disk"), "raw");
    await host.inside("cp", "--sparse=always", disk, inFull("disk"));
    await host.inside("sh", "-c", `cat /dev/zero >${inFull("rest")} || true`);
    const path = host.file("qtest");
    const xml = guestXML("told", inFull("disk"), {
      format: "raw",
      devices: `<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>
        <source file='${host.file("gone.iso")}' startupPolicy='optional'/><target dev='hdc' bus='ide'/></disk>
      <watchdog model='ib700' action='none'/>
      <graphics type='vnc' socket='${host.file("vnc")}'/>`,
      more: `<pm><suspend-to-mem enabled='yes'/><suspend-to-disk enabled='yes'/></pm>${qtestCommandLine(path)}`,
    }).replace("<memballoon model='none'/>", "<memballoon model='virtio'/>");
    domain = await host.conn.defineXML(xml);
    await domain.create();
    await awake();
    qtest = await Qtest.connect(path);
  });
  afterAll(async () => {
    virsh?.[Symbol.dispose]();
    qtest?.close();
    // The guest holds a disk there, and only an embedded node shares our mounts.
    await domain?.destroy().catch(() => undefined);
    if (!host.isLibvirtd) await host.inside("umount", "-l", inFull(""));
  });

  /** Waits until the guest answers. */
  const awake = async () => {
    console = new GuestConsole(await domain.openConsole());
    await console.answers("!");
  };
  const alias = async (device: string) =>
    new RegExp(`device='${device}'>[^]*?<alias name='([^']+)'/>`).exec(await domain.XMLDesc())![1]!;

  /** Each kind: what brings it about, and what is told. Their order matters: a guest sleeps, stops and ends. */
  const kinds: Readonly<Record<string, readonly [act: () => Promise<unknown>, told: object]>> = {
    "disk-change": [
      async () => undefined,
      {
        oldSrcPath: expect.stringContaining("files/gone.iso"),
        devAlias: "ide0-1-0",
        reason: DomainEventDiskChangeReason.CHANGE_MISSING_ON_START,
      },
    ],
    "rtc-change": [
      async () => {
        await qtest.out("b", RTC, 4);
        await qtest.out("b", RTC + 1, 5);
      },
      { utcOffset: expect.any(Number) },
    ],
    watchdog: [() => qtest.out("b", WATCHDOG, 15), { action: 0 }],
    graphics: [
      async () => {
        const viewer = createConnection(host.file("vnc"));
        viewer.on("data", () => viewer.destroy());
      },
      {
        phase: 0,
        local: { family: 2, node: "", service: expect.stringContaining("files/vnc") },
        remote: { family: 2 },
        authScheme: "none",
        subject: [],
      },
    ],
    "balloon-change": [
      async () => {
        const balloon = await VirtioPort.find(qtest, VirtioDevice.BALLOON);
        await balloon.begin(0, []);
        await balloon.configure(4, 1024);
      },
      { actual: 28 * 1024 },
    ],
    "metadata-change": [
      () => domain.setMetadata(0, "described", undefined, undefined, DomainModificationImpact.LIVE),
      { type: 0 },
    ],
    tunable: [
      () => domain.setBlockIoTune("hda", { total_iops_sec: 1000n }, DomainModificationImpact.LIVE),
      { params: { "blkdeviotune.disk": "hda", "blkdeviotune.total_iops_sec": 1000 } },
    ],
    "tray-change": [
      async () => {
        const tray = {
          execute: "blockdev-open-tray",
          arguments: { id: await alias("cdrom"), force: true },
        };
        await domain.qemuMonitorCommand(JSON.stringify(tray));
      },
      { devAlias: "ide0-1-0", reason: 0 },
    ],
    "block-threshold": [
      async () => {
        const write = `qemu-io -d ${await alias("disk")} "write 2048 512"`;
        const act = async () => {
          await domain.setBlockThreshold("hda", 1024);
          await domain.qemuMonitorCommand(write, DomainQemuMonitorCommandFlags.HMP);
          return virsh.heard;
        };
        // The one kind of these that virsh registers after the one by which it is known to listen.
        await expect.poll(act).toContain("event 'block-threshold'");
      },
      {
        dev: "hda",
        path: expect.stringContaining("small/disk"),
        threshold: 1024n,
        excess: expect.any(BigInt),
      },
    ],
    reboot: [() => console.say("\x12"), {}],
    "io-error-reason": [
      async () => {
        await console.hears("ready\r\n");
        const sector = 1000;
        const registers = [1, sector & 255, sector >> 8, 0, 0xe0, 0x30];
        for (const [at, value] of registers.entries()) await qtest.out("b", DISK + 2 + at, value);
        for (let i = 0; i < 128; i++) await qtest.out("l", DISK, 0xdeadbeef);
      },
      { srcPath: expect.stringContaining("small/disk"), devAlias: "ide0-0-0", action: 1, reason: "enospc" },
    ],
    "pm-suspend": [
      async () => {
        await host.inside("rm", inFull("rest"));
        await domain.resume();
        await qtest.out("w", PM_CONTROL, 0x2000 | (1 << 10));
      },
      { reason: 0 },
    ],
    "pm-wakeup": [() => domain.pMWakeup(), { reason: 0 }],
    "job-completed": [() => domain.managedSave(), { params: { operation: DomainJobOperation.SAVE } }],
    "pm-suspend-disk": [
      async () => {
        await domain.create();
        await awake();
        qtest.close();
        qtest = await Qtest.connect(host.file("qtest"));
        await qtest.out("w", PM_CONTROL, 0x2000 | (2 << 10));
      },
      { reason: 0 },
    ],
  };

  it.each(Object.keys(kinds))("%s", async (kind) => {
    const [act, told] = kinds[kind]!;
    await act();
    const seen = await until(events, ({ event }) => event === kind);
    expect(seen.at(-1)).toMatchObject(told);
    expect(seen.at(-1)!.domain.UUIDString()).toBe(domain.UUIDString());
    await expect.poll(() => virsh.heard).toContain(`event '${kind}' for domain 'told'`);
  });

  it("io-error and the lifecycle, too", async () => {
    await expect.poll(() => virsh.heard).toMatch(/event 'lifecycle' for domain 'told': Stopped/);
    for (const kind of ["io-error", "lifecycle"])
      expect(virsh.heard).toContain(`event '${kind}' for domain 'told'`);
  });
});
