import { existsSync, writeFileSync } from "node:fs";
import type { ConnectDomainEvent, Domain } from "@libvirt-ts/core";
import {
  DomainBlockCommitFlags,
  DomainBlockCopyFlags,
  DomainBlockJobAbortFlags,
  DomainCreateFlags,
  DomainEventBlockJobStatus,
  DomainEventType,
  DomainMemoryFlags,
  DomainModificationImpact,
  DomainSnapshotCreateFlags,
  DomainState,
  DomainUndefineFlags,
} from "@libvirt-ts/driver/flags";
import { guestDisk, guestXML } from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { GuestConsole, until } from "./qemu-guest.js";
import { differences } from "./qemu-host-differences.js";
import { describeOnHosts, ofUser } from "./qemu-hosts.js";

describeOnHosts("guests of QEMU", ofUser, (host) => {
  const virsh = (...args: string[]) => host.virsh(...args);

  let disks = 0;
  const disk = (format: "raw" | "qcow2" = "qcow2") => guestDisk(host.file(`disk-${disks++}`), format);

  /** A defined guest that has started and said so. */
  async function start(
    name: string,
    format: "raw" | "qcow2" = "qcow2",
  ): Promise<{ domain: Domain; console: GuestConsole }> {
    const domain = await host.conn.defineXML(guestXML(name, disk(format), { format }));
    await domain.createWithFlags(DomainCreateFlags.START_PAUSED);
    const console = new GuestConsole(await domain.openConsole());
    await domain.resume();
    await console.hears("ready\r\n");
    return { domain, console };
  }

  async function hearsBye(console: GuestConsole): Promise<void> {
    if (host.has(differences.hearsLastWords)) await console.hears("bye\r\n");
  }

  async function remove(domain: Domain): Promise<void> {
    // One that has just turned itself off has ended by then.
    await domain.destroy().catch((error) => expect(error.codeName).toBe("OPERATION_INVALID"));
    await domain.undefineFlags(
      DomainUndefineFlags.MANAGED_SAVE | DomainUndefineFlags.SNAPSHOTS_METADATA | DomainUndefineFlags.NVRAM,
    );
  }

  it("live from their definition to their end, told by events, on a console in both directions", async () => {
    const events = host.conn.domainEvents({ kinds: ["lifecycle"] });
    await events.ready;
    const { domain, console } = await start("life");
    expect(await virsh("domstate", "life", "--reason")).toBe("running (unpaused)");
    expect(domain.ID()).toBe(Number(await virsh("domid", "life")));
    await console.answers("hello, guest");
    await domain.suspend();
    expect(await virsh("domstate", "life")).toBe("paused");
    expect(await domain.state()).toMatchObject({ state: DomainState.PAUSED });
    await domain.resume();
    await console.say("\x12");
    await console.hears("ready\r\n");
    await domain.reset();
    await console.hears("ready\r\n");
    await domain.shutdown();
    await hearsBye(console);
    await console.ends();
    const told = await until(
      events,
      ({ event, ...rest }) => "type" in rest && rest.type === DomainEventType.STOPPED,
    );
    expect(told.map((event) => (event as { type: number }).type)).toEqual([
      DomainEventType.DEFINED,
      DomainEventType.STARTED,
      DomainEventType.SUSPENDED,
      DomainEventType.RESUMED,
      DomainEventType.SUSPENDED,
      DomainEventType.RESUMED,
      DomainEventType.SHUTDOWN,
      DomainEventType.STOPPED,
    ]);
    expect(told.every((event) => event.domain.UUIDString() === domain.UUIDString())).toBe(true);
    expect(await virsh("domstate", "life", "--reason")).toBe("shut off (shutdown)");
    await events.return!();
    await remove(domain);
    expect(await virsh("list", "--all", "--name")).toBe("");
  });

  it("are saved and restored, and go on where they were", async () => {
    const { domain, console } = await start("saved");
    await console.close();
    const path = host.file("saved.img");
    await domain.save(path);
    expect(await virsh("domstate", "saved", "--reason")).toBe("shut off (saved)");
    expect(await host.conn.saveImageGetXMLDesc(path)).toContain("<name>saved</name>");
    await host.conn.restore(path);
    expect(await virsh("domstate", "saved", "--reason")).toBe("running (restored)");
    const again = new GuestConsole(await domain.openConsole());
    await again.answers("still here");
    await again.close();
    await domain.managedSave();
    expect([
      await domain.hasManagedSaveImage(),
      await virsh("list", "--all", "--with-managed-save", "--name"),
    ]).toEqual([true, "saved"]);
    await domain.create();
    expect(await virsh("domstate", "saved", "--reason")).toBe("running (restored)");
    await domain.managedSave();
    await expect(domain.undefine()).rejects.toMatchObject({ codeName: "OPERATION_INVALID" });
    await remove(domain);
  });

  it("have snapshots inside of their disk, and go back to them", async () => {
    const { domain, console } = await start("snapped");
    const snapshot = (name: string) =>
      domain.snapshotCreateXML(`<domainsnapshot><name>${name}</name></domainsnapshot>`);
    const first = await snapshot("first");
    const second = await snapshot("second");
    expect((await virsh("snapshot-list", "snapped", "--name")).split("\n")).toEqual(["first", "second"]);
    expect(await virsh("snapshot-current", "snapped", "--name")).toBe("second");
    expect((await second.getParent()).getName()).toBe("first");
    expect(await first.isCurrent()).toBe(false);
    await console.close();
    await domain.destroy();
    await host.conn.lookupByName("snapped").then((found) => found.revertToSnapshot(first));
    expect(await virsh("domstate", "snapped", "--reason")).toBe("running (from snapshot)");
    expect(await virsh("snapshot-current", "snapped", "--name")).toBe("first");
    await second.delete();
    expect((await domain.listAllSnapshots()).map((one) => one.getName())).toEqual(["first"]);
    await remove(domain);
  });

  it("have snapshots outside of it, whose layers are written back", async () => {
    const { domain, console } = await start("layered");
    const events = host.conn.domainEvents({ domain, kinds: ["block-job-2"] });
    const byPath = host.conn.domainEvents({ domain, kinds: ["block-job"] });
    await Promise.all([events.ready, byPath.ready]);
    await domain.snapshotCreateXML(
      "<domainsnapshot><name>outside</name></domainsnapshot>",
      DomainSnapshotCreateFlags.DISK_ONLY | DomainSnapshotCreateFlags.NO_METADATA,
    );
    expect(await virsh("domblklist", "layered")).toContain(".outside");
    await domain.blockCommit(
      "hda",
      undefined,
      undefined,
      0,
      DomainBlockCommitFlags.ACTIVE | DomainBlockCommitFlags.SHALLOW,
    );
    const status = (wanted: number) => (event: ConnectDomainEvent) =>
      "status" in event && event.status === wanted;
    await until(events, status(DomainEventBlockJobStatus.READY));
    expect(await domain.blockJobInfo("hda")).toMatchObject({ type: 4 });
    await domain.blockJobAbort("hda", DomainBlockJobAbortFlags.PIVOT);
    await until(events, status(DomainEventBlockJobStatus.COMPLETED));
    expect(await virsh("domblklist", "layered")).not.toContain(".outside");

    const copy = host.file("copy.qcow2");
    await domain.blockCopy(
      "hda",
      `<disk type='file'><source file='${copy}'/><driver type='qcow2'/></disk>`,
      {},
      DomainBlockCopyFlags.TRANSIENT_JOB,
    );
    await until(events, status(DomainEventBlockJobStatus.READY));
    await domain.blockJobAbort("hda", DomainBlockJobAbortFlags.PIVOT);
    await until(events, status(DomainEventBlockJobStatus.COMPLETED));
    expect(await virsh("domblklist", "layered")).toContain(copy);
    // The old kind has the disk's path where the new one has its target.
    await until(byPath, (event) => "disk" in event && event.disk === copy);
    await byPath.return!();
    await domain.blockResize("hda", 4 * 1024 * 1024, 1);
    expect(await domain.blockInfo("hda")).toMatchObject({ capacity: 4_194_304n });
    await events.return!();
    await console.say("\x04");
    await hearsBye(console);
    await console.ends();
    await remove(domain);
  });

  it("are given devices while they run, and give them back", async () => {
    const { domain, console } = await start("plugged");
    const events = host.conn.domainEvents({ domain, kinds: ["device-added", "device-removed"] });
    await events.ready;
    const xml = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${disk()}'/><target dev='vdb' bus='virtio'/></disk>`;
    await domain.attachDeviceFlags(xml, DomainModificationImpact.LIVE);
    const [added] = await until(events, ({ event }) => event === "device-added");
    expect(added).toMatchObject({ devAlias: "virtio-disk1" });
    expect(await virsh("domblklist", "plugged")).toContain("vdb");
    expect(await domain.blockStats("vdb")).toMatchObject({ wrReq: 0 });
    await domain.detachDeviceFlags(xml, DomainModificationImpact.LIVE);
    const removed = await until(events, ({ event }) => event === "device-removed");
    expect(removed.at(-1)).toMatchObject({ devAlias: "virtio-disk1" });
    expect(await virsh("domblklist", "plugged")).not.toContain("vdb");
    await events.return!();
    await console.close();
    await remove(domain);
  });

  it("show their screen, take keys, and let their memory and disk be read", async () => {
    const { domain, console } = await start("seen", "raw");
    const { mimeType, image } = await domain.screenshot(0);
    const png = Buffer.from(await new Response(image).arrayBuffer());
    expect([mimeType, png.subarray(1, 4).toString(), png.subarray(-8, -4).toString()]).toEqual([
      "image/png",
      "PNG",
      "IEND",
    ]);
    expect(png.readUInt32BE(16)).toBe(720);
    await domain.sendKey(0, 50, [28, 57]);
    const boot = await domain.memoryPeek(0x7c00, 512, DomainMemoryFlags.PHYSICAL);
    expect(boot.length).toBe(512);
    expect(Buffer.from(await domain.blockPeek("hda", 510, 2)).toString("hex")).toBe("55aa");
    expect(Buffer.from(boot.subarray(510)).toString("hex")).toBe("55aa");
    const [all] = await host.conn.getAllDomainStats();
    expect(all!.stats.block).toMatchObject([{ name: "hda" }]);
    expect(JSON.parse(await domain.qemuMonitorCommand('{"execute":"query-status"}'))).toMatchObject({
      return: { status: "running" },
    });
    await console.close();
    await remove(domain);
  });

  it("that panic are ended as their definition says", async () => {
    const events = host.conn.domainEvents({ kinds: ["lifecycle"] });
    await events.ready;
    const { domain, console } = await start("panicking");
    await console.say("\x03");
    const told = await until(events, (event) => "type" in event && event.type === DomainEventType.STOPPED);
    expect(told.map((event) => (event as { type: number }).type)).toContain(DomainEventType.CRASHED);
    expect(await virsh("domstate", "panicking", "--reason")).toBe("shut off (crashed)");
    await console.ends();
    await events.return!();
    await remove(domain);
  });

  it("are undefined with their firmware's variables only where that is asked for", async () => {
    const [loader, nvram] = [host.file("loader.fd"), host.file("vars.fd")];
    for (const path of [loader, nvram]) writeFileSync(path, "");
    const os = `<loader readonly='yes' type='pflash'>${loader}</loader><nvram>${nvram}</nvram>`;
    const domain = await host.conn.defineXML(guestXML("firm", disk(), { os }));
    await expect(domain.undefine()).rejects.toMatchObject({ codeName: "OPERATION_INVALID" });
    await domain.undefineFlags(DomainUndefineFlags.NVRAM);
    expect(existsSync(nvram)).toBe(false);
    expect(await virsh("list", "--all", "--name")).toBe("");
  });

  it("are changed, renamed, described, and look to virsh as they look to us", async () => {
    const domain = await host.conn.defineXML(guestXML("before", disk()));
    await domain.rename("after");
    await domain.setMetadata(1, "a title", undefined, undefined, DomainModificationImpact.CONFIG);
    await domain.setMaxMemory(65_536);
    await domain.setMemoryFlags(49_152, DomainModificationImpact.CONFIG);
    await domain.setVcpusFlags(2, DomainModificationImpact.CONFIG | 4);
    await domain.setVcpusFlags(2, DomainModificationImpact.CONFIG);
    expect(await virsh("desc", "after", "--title")).toBe("a title");
    expect(await virsh("dumpxml", "after", "--inactive")).toBe((await domain.XMLDesc(2)).trim());
    expect(await virsh("dominfo", "after")).toMatch(
      /CPU\(s\): +2\nMax memory: +65536 KiB\nUsed memory: +49152 KiB/,
    );
    await remove(domain);
  });
});
