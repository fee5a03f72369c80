import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { type DomainEvent, type DomainRef, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainBackupBeginFlags,
  DomainCheckpointXMLFlags,
  DomainGetJobStatsFlags,
  DomainJobOperation,
  DomainJobType,
} from "@libvirt-ts/driver/flags";
import { isLongRun } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, eventsUntil, isStopped, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("backups of real guests");
const { COMPLETED, KEEP_COMPLETED } = DomainGetJobStatsFlags;
const kibibyte = 1024;

describe.skipIf(reason !== undefined)("backups", () => {
  let node: TestNode;
  let conn: Connection;
  let ref: DomainRef;
  let files = 0;
  beforeAll(async () => {
    node = new TestNode();
    conn = await node.open();
    const devices = `<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='${node.disk("data.img", "raw")}'/><target dev='vdb' bus='virtio'/></disk>`;
    ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("g", { devices }), 0), 0);
  });
  beforeEach(async () => {
    files++;
    await conn.domainAbortJob(ref, 0).catch(() => {});
  });
  afterAll(() => node?.end());

  const file = (name: string) => join(node.folder, `${name}-${files}`);
  const socket = () => file("nbd");
  const disk = (name: string, inside = "", attributes = "") =>
    `<disk name='${name}' type='file' ${attributes}>${inside}</disk>`;
  const push = (disks: string, more = "") =>
    `<domainbackup mode='push'>${more}<disks>${disks}</disks></domainbackup>`;
  const pull = (disks: string, more = "") =>
    `<domainbackup mode='pull'>${more}<server transport='unix' socket='${socket()}'/><disks>${disks}</disks></domainbackup>`;
  const checkpoint = (name: string) =>
    `<domaincheckpoint><name>${name}</name><disks><disk name='hda' checkpoint='bitmap'/></disks></domaincheckpoint>`;
  const since = (name: string) => `<incremental>${name}</incremental>`;

  /** Writes into the guest's disk as the guest would. */
  const write = (letter: string, at: number, length: number) =>
    conn.domainQemuMonitorCommand(
      ref,
      `qemu-io -d ide0-0-0 "write -P ${letter.charCodeAt(0)} ${at} ${length}"`,
      1,
    );
  const bytesOf = (source: string, ...options: string[]) => {
    const raw = file("raw");
    execFileSync("qemu-img", ["convert", "-q", ...options, "-O", "raw", source, raw]);
    return readFileSync(raw);
  };
  const monitor = async (command: string) =>
    JSON.parse(await conn.domainQemuMonitorCommand(ref, JSON.stringify({ execute: command }), 0)).return;
  const nodes = (): Promise<{ "node-name": string; "dirty-bitmaps"?: { name: string }[] }[]> =>
    monitor("query-named-block-nodes");
  /** What tracks changes of the guest's disks. */
  const bitmaps = async () =>
    (await nodes()).flatMap((it) => it["dirty-bitmaps"] ?? []).map(({ name }) => name);
  /** Nothing of a backup is in QEMU any more. */
  const isClean = async () => {
    const names = (await nodes()).map((it) => it["node-name"]);
    expect(names.filter((name) => name.includes("backup"))).toEqual([]);
    expect((await bitmaps()).filter((name) => name.startsWith("backup"))).toEqual([]);
    expect(await monitor("query-jobs")).toEqual([]);
    expect(await monitor("query-block-exports")).toEqual([]);
    expect((await conn.domainGetJobInfo(ref)).type).toBe(DomainJobType.NONE);
    await expect(conn.domainBackupGetXMLDesc(ref, 0)).rejects.toMatchObject({
      code: ErrorNumber.NO_DOMAIN_BACKUP,
    });
  };
  /** Does something, and resolves to what is told from then until a backup has ended on so many disks. */
  async function told(run: () => Promise<unknown>, disks = 1): Promise<DomainEvent[]> {
    const stop = new AbortController();
    const events = conn.domainEvents(
      { domain: ref, kinds: ["job-completed", "block-job-2"] },
      { signal: stop.signal },
    );
    await events.ready;
    const seen: DomainEvent[] = [];
    try {
      await run();
      for await (const event of events) {
        seen.push(event);
        if (seen.length === disks + 1) return seen;
      }
      throw new Error("the events ended");
    } finally {
      stop.abort();
    }
  }

  it("take no socket away that somebody serves, but one that is left", async () => {
    const served = createServer((socket) => void socket.on("error", () => {}).end("mine"));
    await once(served.listen(socket()), "listening");
    const left = file("left");
    linkSync(socket(), left);
    const xml = pull(disk("hda", `<scratch file='${file("scratch")}'/>`));
    await expect(conn.domainBackupBegin(ref, xml, undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
      message: expect.stringContaining("somebody serves it"),
    });
    const [said] = await once(connect(socket()), "data");
    expect(`${said}`).toBe("mine");
    await once(served.close(), "close");
    await conn.domainBackupBegin(ref, xml.replace(socket(), left), undefined, 0);
    await conn.domainAbortJob(ref, 0);
  });

  it("are pushed whole, then what has changed since, each with a checkpoint", async () => {
    await write("a", 512 * kibibyte, 65_536);
    const full = push(
      disk("hda", `<target file='${file("full")}'/>`) +
        disk("vdb", `<driver type='raw'/><target file='${file("data")}'/>`),
    );
    const events = await told(() => conn.domainBackupBegin(ref, full, checkpoint("one"), 0), 2);
    expect(events).toContainEqual(
      expect.objectContaining({
        event: "job-completed",
        params: expect.objectContaining({ operation: DomainJobOperation.BACKUP, success: true }),
      }),
    );
    expect(events.filter(({ event }) => event === "block-job-2")).toMatchObject([
      { type: 5, status: 0 },
      { type: 5, status: 0 },
    ]);
    await isClean();
    const first = bytesOf(file("full"), "-f", "qcow2");
    expect(first.subarray(512 * kibibyte, 512 * kibibyte + 65_536)).toEqual(Buffer.alloc(65_536, "a"));
    expect(first.subarray(510, 512).toString("hex")).toBe("55aa");
    expect(readFileSync(file("data"))).toEqual(readFileSync(node.disk("data.img", "raw")));
    expect(statSync(file("full")).mode & 0o777).toBe(0o600);
    const stats = await conn.domainGetJobStats(ref, COMPLETED | KEEP_COMPLETED);
    expect(stats).toMatchObject({
      type: DomainJobType.COMPLETED,
      params: { success: true, disk_remaining: 0n, disk_total: BigInt(first.length) * 2n },
    });

    await write("b", 256 * kibibyte, 65_536);
    const target = disk("hda", `<target file='${file("part")}'/>`);
    await told(() => conn.domainBackupBegin(ref, push(target, since("one")), checkpoint("two"), 0));
    await isClean();
    // Only what has changed is in it.
    const map = execFileSync("qemu-img", ["map", "--output=json", "-f", "qcow2", file("part")], {
      encoding: "utf8",
    });
    const ranges = (JSON.parse(map) as { start: number; length: number; data: boolean }[]).filter(
      ({ data }) => data,
    );
    expect(ranges).toMatchObject([{ start: 256 * kibibyte, length: 65_536 }]);
    // Laid upon the first one it is what the disk was.
    execFileSync("qemu-img", [
      "rebase",
      "-q",
      "-u",
      "-f",
      "qcow2",
      "-F",
      "qcow2",
      "-b",
      file("full"),
      file("part"),
    ]);
    const second = bytesOf(file("part"), "-f", "qcow2");
    expect(second.subarray(256 * kibibyte, 256 * kibibyte + 65_536)).toEqual(Buffer.alloc(65_536, "b"));
    expect(second.subarray(512 * kibibyte)).toEqual(first.subarray(512 * kibibyte));
    // What the first checkpoint knows goes on: both changes are in it, the last one in neither.
    const { SIZE, NO_DOMAIN } = DomainCheckpointXMLFlags;
    const sizes = [];
    for (const name of ["one", "two"])
      sizes.push(
        /size='(\d+)'/.exec(
          await conn.domainCheckpointGetXMLDesc({ domain: ref, name }, SIZE | NO_DOMAIN),
        )?.[1],
      );
    expect(sizes).toEqual(["65536", "0"]);
  });

  it("are offered by NBD as the disks were, until they are ended", async () => {
    await write("c", 128 * kibibyte, 65_536);
    const scratch = file("scratch");
    const asked = pull(
      disk("hda", `<scratch file='${scratch}'/>`, "exportname='root' exportbitmap='changed'") +
        disk("vdb", `<scratch file='${file("other")}'/>`, "backupmode='full'"),
      since("one"),
    );
    await conn.domainBackupBegin(ref, asked, undefined, 0);
    const xml = await conn.domainBackupGetXMLDesc(ref, 0);
    expect(xml).toContain(
      "<disk name='hda' backup='yes' backupmode='incremental' incremental='one' exportname='root' exportbitmap='changed' type='file'>",
    );
    expect(xml).toContain("<disk name='vdb' backup='yes' backupmode='full' exportname='vdb' type='file'>");
    expect(await conn.domainGetJobStats(ref, 0)).toMatchObject({
      type: DomainJobType.UNBOUNDED,
      params: { operation: DomainJobOperation.BACKUP, disk_temp_used: expect.any(BigInt) },
    });
    expect(await conn.domainGetBlockJobInfo(ref, "hda", 0)).toMatchObject({ type: 5 });
    expect(await conn.domainGetJobStats(ref, COMPLETED)).toMatchObject({ type: DomainJobType.NONE });
    // The guest goes on; what is offered does not change.
    await write("d", 128 * kibibyte, 65_536);
    const nbd = `nbd+unix:///root?socket=${socket()}`;
    expect(bytesOf(nbd, "-f", "raw").subarray(128 * kibibyte, 192 * kibibyte)).toEqual(
      Buffer.alloc(65_536, "c"),
    );
    const options = `driver=nbd,server.type=unix,server.path=${socket()},export=root,x-dirty-bitmap=qemu:dirty-bitmap:changed`;
    const map = execFileSync("qemu-img", ["map", "--output=json", "--image-opts", options], {
      encoding: "utf8",
    });
    // With that option what is dirty is told as a hole.
    expect(
      (JSON.parse(map) as { start: number; length: number; data: boolean }[]).filter(({ data }) => !data),
    ).toMatchObject([
      { start: 128 * kibibyte, length: 65_536 },
      { start: 256 * kibibyte, length: 65_536 },
    ]);

    const wrong = { code: ErrorNumber.OPERATION_INVALID };
    await expect(conn.domainBackupBegin(ref, asked, undefined, 0)).rejects.toMatchObject(wrong);
    await expect(conn.domainBlockJobAbort(ref, "hda", 0)).rejects.toMatchObject(wrong);
    await expect(conn.domainSave(ref, file("save"), undefined, 0)).rejects.toMatchObject(wrong);
    await expect(conn.domainCheckpointCreateXML(ref, checkpoint("x"), 0)).rejects.toMatchObject(wrong);
    await expect(conn.domainBlockResize(ref, "hda", 4096n, 0)).rejects.toMatchObject({
      code: ErrorNumber.BLOCK_COPY_ACTIVE,
    });
    await conn.domainSuspend(ref);
    await conn.domainResume(ref);
    // Another connection, and another process, knows of it, and may end it.
    const other = await node.open();
    expect(await other.domainBackupGetXMLDesc(ref, 0)).toBe(xml);
    const events = await told(() => other.domainAbortJob(ref, 0), 2);
    expect(events.filter(({ event }) => event === "job-completed")).toMatchObject([
      { params: { success: true, disk_temp_total: expect.any(BigInt) } },
    ]);
    expect(events.filter(({ event }) => event === "block-job-2")).toMatchObject([
      { status: 2 },
      { status: 2 },
    ]);
    expect([scratch, file("other"), socket()].filter(existsSync)).toEqual([]);
    await isClean();
    expect((await conn.domainGetJobStats(ref, COMPLETED)).type).toBe(DomainJobType.COMPLETED);
    expect((await other.domainGetJobStats(ref, COMPLETED)).type).toBe(DomainJobType.NONE);
    await expect(conn.domainAbortJob(ref, 0)).rejects.toMatchObject(wrong);
    await other.close();
  });

  it("let checkpoints be removed meanwhile", async () => {
    await conn.domainBackupBegin(ref, pull(disk("hda", "", "incremental='one'")), undefined, 0);
    await conn.domainCheckpointDelete({ domain: ref, name: "one" }, 0);
    await conn.domainAbortJob(ref, 0);
    await isClean();
    expect(await bitmaps()).toEqual(["two"]);
  });

  it("refuse what cannot be, and leave nothing of it", async () => {
    mkdirSync(file("folder"), { recursive: true });
    writeFileSync(file("there"), "mine");
    symlinkSync(node.disk("g.img"), file("link"));
    const target = (path: string) => `<target file='${path}'/>`;
    const device = (path: string) => `<disk name='hda' type='block'><target dev='${path}'/></disk>`;
    const refused: readonly (readonly [string, ErrorNumber, string?])[] = [
      ["<domain/>", ErrorNumber.XML_ERROR],
      ["", ErrorNumber.XML_DETAIL],
      ["<domainbackup mode='shove'/>", ErrorNumber.XML_ERROR],
      ["<domainbackup mode='pull'/>", ErrorNumber.XML_ERROR],
      [push(disk("vdz")), ErrorNumber.CONFIG_UNSUPPORTED],
      [push("<disk name='hda' backup='no'/>"), ErrorNumber.CONFIG_UNSUPPORTED],
      [push(disk("hda") + disk("hda")), ErrorNumber.XML_ERROR],
      [push(disk("hda", target(node.disk("g.img")))), ErrorNumber.INVALID_ARG],
      [push(disk("hda", target(file("there")))), ErrorNumber.INVALID_ARG],
      [push(disk("hda", target(file("x"))) + disk("vdb", target(file("x")))), ErrorNumber.INVALID_ARG],
      [push(disk("hda", target(`${file("nowhere")}/x`))), ErrorNumber.SYSTEM_ERROR],
      [push(device(file("nowhere"))), ErrorNumber.INVALID_ARG],
      [push(device(file("there"))), ErrorNumber.INVALID_ARG],
      [push(disk("hda", `<driver type='vmdk'/>${target(file("x"))}`)), ErrorNumber.CONFIG_UNSUPPORTED],
      [push(disk("hda", target(file("x"))), since("nobody")), ErrorNumber.NO_DOMAIN_CHECKPOINT],
      [push(disk("vdb", target(file("x"))), since("two")), ErrorNumber.CHECKPOINT_INCONSISTENT],
      [
        push(disk("hda", `<driver type='raw'/>${target(file("x"))}`), since("two")),
        ErrorNumber.CONFIG_UNSUPPORTED,
      ],
      [push(disk("hda", target(file("x")), "backupmode='incremental'")), ErrorNumber.XML_ERROR],
      [
        pull(disk("hda", "", "exportname='a'") + disk("vdb", "", "exportname='a'")),
        ErrorNumber.CONFIG_UNSUPPORTED,
      ],
      // What refuses it must not take the checkpoint's own bitmap away.
      [pull(disk("hda", "", "exportbitmap='two'"), since("two")), ErrorNumber.INVALID_ARG],
      // QEMU refuses names of more than 4096 bytes, when the disks are tracked for the checkpoint already.
      [pull(disk("hda", "", `exportname='${"e".repeat(5000)}'`)), ErrorNumber.INTERNAL_ERROR],
      [pull(disk("hda")).replace("<server", "<server tls='yes'"), ErrorNumber.CONFIG_UNSUPPORTED],
      [pull(disk("hda")).replace(socket(), file("there")), ErrorNumber.INVALID_ARG],
      [pull(disk("hda")).replace(socket(), `/tmp/${"s".repeat(120)}`), ErrorNumber.INTERNAL_ERROR],
      [pull(disk("hda")).replace(socket(), `${file("nowhere")}/s`), ErrorNumber.INTERNAL_ERROR],
      [push(disk("hda", target(file("x")))), ErrorNumber.OPERATION_FAILED, "two"],
    ];
    for (const [xml, code, name = "never"] of refused)
      await expect(conn.domainBackupBegin(ref, xml, checkpoint(name), 0), xml).rejects.toMatchObject({
        code,
      });
    const { REUSE_EXTERNAL } = DomainBackupBeginFlags;
    await expect(
      conn.domainBackupBegin(ref, push(disk("hda", target(file("x")))), undefined, REUSE_EXTERNAL),
    ).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    await expect(
      conn.domainBackupBegin(ref, push(disk("hda", target(file("link")))), undefined, REUSE_EXTERNAL),
    ).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    // QEMU refuses what is no image of that format.
    await expect(
      conn.domainBackupBegin(
        ref,
        push(disk("hda", target(file("there")))),
        checkpoint("never"),
        REUSE_EXTERNAL,
      ),
    ).rejects.toMatchObject({ code: ErrorNumber.INTERNAL_ERROR });
    expect(readFileSync(file("there"), "utf8")).toBe("mine");
    expect(existsSync(file("x"))).toBe(false);
    await isClean();
    expect(await bitmaps()).toEqual(["two"]);
    expect((await conn.domainListAllCheckpoints(ref, 0)).map(({ name }) => name)).toEqual(["two"]);
  });

  it("are lost when they are given up or the guest ends, and leave no half of one", async () => {
    // Nothing is in it, and yet it takes QEMU minutes to see that: no backup of it ends by itself here.
    const large = file("large");
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", large, "16T"]);
    const xml = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${large}'/><target dev='vdc' bus='virtio'/></disk>`;
    await conn.domainAttachDevice(ref, xml, 1);
    const half = push(disk("vdc", `<target file='${file("half")}'/>`));
    const cancelled = { type: DomainJobType.CANCELLED, params: { success: false } };

    await conn.domainBackupBegin(ref, half, undefined, 0);
    const { type, dataTotal, dataRemaining } = await conn.domainGetJobInfo(ref);
    expect([type, dataTotal, dataRemaining > 0n]).toEqual([DomainJobType.UNBOUNDED, 2n ** 44n, true]);
    const given = await told(() => conn.domainAbortJob(ref, 0));
    expect(given).toMatchObject([{ params: { success: false } }, { status: 2 }]);
    await isClean();
    expect(existsSync(file("half"))).toBe(false);
    expect(await conn.domainGetJobStats(ref, COMPLETED | KEEP_COMPLETED)).toMatchObject(cancelled);

    await conn.domainBackupBegin(ref, half, undefined, 0);
    const lost = await told(async () => {
      const job = { execute: "block-job-cancel", arguments: { device: "libvirt-ts-backup-vdc" } };
      await conn.domainQemuMonitorCommand(ref, JSON.stringify(job), 0);
    });
    expect(lost).toMatchObject([{ params: { success: false, errmsg: expect.any(String) } }, { status: 2 }]);
    await isClean();
    expect((await conn.domainGetJobStats(ref, COMPLETED)).type).toBe(DomainJobType.FAILED);

    await conn.domainBackupBegin(ref, half, checkpoint("late"), 0);
    const stop = new AbortController();
    const events = conn.domainEvents({ domain: ref }, { signal: stop.signal });
    await events.ready;
    await conn.domainDestroy(ref, 0);
    const seen = await eventsUntil(events, isStopped);
    stop.abort();
    expect(seen).toEqual(["6/2", "block-job", "block-job-2", "job-completed", "5/1"]);
    expect(existsSync(file("half"))).toBe(false);
    expect(await conn.domainGetJobStats(ref, COMPLETED)).toMatchObject({
      type: DomainJobType.CANCELLED,
      params: { success: false, errmsg: expect.stringContaining("the guest ended") },
    });
    expect((await conn.domainListAllCheckpoints(ref, 0)).map(({ name }) => name)).toEqual(["two", "late"]);
    await conn.domainCreate(ref, 0);
    await expect(conn.domainBackupGetXMLDesc(ref, 0)).rejects.toMatchObject({
      code: ErrorNumber.NO_DOMAIN_BACKUP,
    });
    await conn.domainCheckpointDelete({ domain: ref, name: "late" }, 0);
  });

  // A guest is given half a minute to answer, and to end.
  it.runIf(isLongRun)("keep nobody from ending a guest that does not answer any more", async () => {
    await conn.domainBackupBegin(
      ref,
      pull(disk("hda", `<scratch file='${file("scratch")}'/>`)),
      undefined,
      0,
    );
    const guest = await conn.domainLookupByUUID(ref.uuid);
    process.kill(node.pidOf(guest.id!), "SIGSTOP");
    await conn.domainDestroy(guest, 0);
    expect((await conn.domainGetState(ref, 0)).state).toBe(DomainState.SHUTOFF);
    expect(existsSync(file("scratch"))).toBe(false);
    await conn.domainCreate(ref, 0);
  });
});
