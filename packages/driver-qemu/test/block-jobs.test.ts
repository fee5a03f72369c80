import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DomainEvent, type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainBlockCommitFlags,
  DomainBlockCopyFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobType,
  DomainBlockRebaseFlags,
  DomainEventBlockJobStatus,
  DomainSnapshotCreateFlags,
} from "@libvirt-ts/driver/flags";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connection, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("jobs on disks of real guests");
const { ACTIVE } = DomainBlockCommitFlags;
const { PIVOT, ASYNC } = DomainBlockJobAbortFlags;
const { COMPLETED, CANCELED, READY } = DomainEventBlockJobStatus;

interface Info {
  readonly filename: string;
  readonly format: string;
  readonly "backing-filename"?: string;
}

/** The images of a chain as `qemu-img` has them, the uppermost first. */
const chain = (path: string, format = "qcow2"): Info[] =>
  JSON.parse(
    execFileSync("qemu-img", ["info", "-U", "--output=json", "--backing-chain", "-f", format, path], {
      encoding: "utf8",
    }),
  );

describe.skipIf(reason !== undefined)("jobs on disks", () => {
  let node: TestNode;
  let conn: Connection;
  let ref: DomainRef;
  let heard: DomainEvent[];
  let wake = () => {};

  beforeEach(async () => {
    node = new TestNode();
    conn = await node.open();
    ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("g"), 0), 0);
    heard = [];
    const events = conn.domainEvents({ kinds: ["block-job", "block-job-2"] });
    await events.ready;
    void (async () => {
      for await (const event of events) {
        heard.push(event);
        wake();
      }
    })();
  });
  afterEach(() => node.end());

  const file = (name: string) => join(node.folder, name);
  const image = () => node.disk("g.img");
  const live = () => conn.domainGetXMLDesc(ref, 0);
  const defined = () => conn.domainGetXMLDesc(ref, 2);
  const snapshot = (name: string) =>
    conn.domainSnapshotCreateXML(
      ref,
      `<domainsnapshot><name>${name}</name></domainsnapshot>`,
      DomainSnapshotCreateFlags.DISK_ONLY | DomainSnapshotCreateFlags.NO_METADATA,
    );
  /** What was told of the disk: type and status, by path and by target. */
  const told = () =>
    heard.map((event) =>
      "status" in event && "disk" in event ? [event.disk, event.type, event.status] : [],
    );
  async function hears(status: number): Promise<void> {
    const has = () => told().some(([disk, , it]) => disk === "hda" && it === status);
    while (!has()) await new Promise<void>((resolve) => (wake = resolve));
  }
  /** The names of QEMU's nodes of images. */
  async function nodes(): Promise<string[]> {
    // Whoever has seen the last of a job holds the lock of the domain until its nodes are gone.
    await conn.domainSetAutostart(ref, false);
    const text = await conn.domainQemuMonitorCommand(
      ref,
      '{"execute":"query-named-block-nodes","arguments":{"flat":true}}',
      0,
    );
    const { return: list } = JSON.parse(text) as { return: { "node-name": string }[] };
    return list.map((one) => one["node-name"]).filter((name) => name.endsWith("-format"));
  }

  it("pull what lies below into the disk's own image", async () => {
    await snapshot("one");
    await snapshot("two");
    expect(chain(file("g.two"))).toHaveLength(3);
    expect(await live()).toContain("<backingStore");
    await conn.domainBlockPull(ref, "hda", 0, 0);
    await hears(COMPLETED);
    expect(told()).toEqual([
      [file("g.two"), DomainBlockJobType.PULL, COMPLETED],
      ["hda", DomainBlockJobType.PULL, COMPLETED],
    ]);
    expect(chain(file("g.two"))).toHaveLength(1);
    expect(await live()).not.toContain("g.one");
    expect(await nodes()).toHaveLength(1);
    expect(await conn.domainGetBlockJobInfo(ref, "hda", 0)).toBeUndefined();
    await conn.domainDestroy(ref, 0);
    await conn.domainCreate(ref, 0);
    expect(await live()).not.toContain("g.one");
  });

  it("pull what lies above an image", async () => {
    for (const name of ["one", "two"]) await snapshot(name);
    await conn.domainBlockRebase(ref, "hda", image(), 0, 0);
    await hears(COMPLETED);
    expect(chain(file("g.two")).map(({ filename }) => filename)).toEqual([file("g.two"), image()]);
    expect(await live()).not.toContain("g.one");
    await expect(conn.domainBlockRebase(ref, "hda", file("g.one"), 0, 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });

  it("commit images that lie in the middle", async () => {
    for (const name of ["one", "two", "three"]) await snapshot(name);
    const index =
      /<backingStore type='file' index='(\d+)'>\s*<format type='qcow2'\/>\s*<source file='[^']*g\.two'/.exec(
        await live(),
      )?.[1];
    const { DELETE } = DomainBlockCommitFlags;
    await conn.domainBlockCommit(ref, "hda", file("g.one"), `hda[${index}]`, 0, DELETE);
    await hears(COMPLETED);
    expect(told().at(-1)).toEqual(["hda", DomainBlockJobType.COMMIT, COMPLETED]);
    expect(chain(file("g.three")).map(({ filename }) => filename)).toEqual([
      file("g.three"),
      file("g.one"),
      image(),
    ]);
    expect(existsSync(file("g.two"))).toBe(false);
    expect(await live()).not.toContain("g.two");
    expect(await nodes()).toHaveLength(3);
  });

  it("commit the disk's own image, and go over to the one below", async () => {
    for (const name of ["one", "two"]) await snapshot(name);
    const wrong = { code: ErrorNumber.INVALID_ARG };
    await expect(conn.domainBlockCommit(ref, "hda", undefined, undefined, 0, 0)).rejects.toMatchObject(wrong);
    await expect(
      conn.domainBlockCommit(ref, "hda", undefined, file("g.one"), 0, ACTIVE),
    ).rejects.toMatchObject(wrong);
    const before = await live();
    await conn.domainBlockCommit(ref, "hda", undefined, undefined, 0, ACTIVE);
    await hears(READY);
    expect(told()).toEqual([
      [file("g.two"), DomainBlockJobType.ACTIVE_COMMIT, READY],
      ["hda", DomainBlockJobType.ACTIVE_COMMIT, READY],
    ]);
    expect(await conn.domainGetBlockJobInfo(ref, "hda", 0)).toMatchObject({
      type: DomainBlockJobType.ACTIVE_COMMIT,
    });
    expect(await live()).toMatch(/<mirror type='file' job='active-commit' ready='yes'>/);
    expect(await defined()).not.toContain("<mirror");
    const busy = { code: ErrorNumber.BLOCK_COPY_ACTIVE };
    await expect(conn.domainBlockPull(ref, "hda", 0, 0)).rejects.toMatchObject(busy);
    await expect(snapshot("no")).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    await expect(conn.domainSave(ref, file("no"), undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_INVALID,
    });
    await conn.domainBlockJobAbort(ref, "hda", 0);
    expect(await live()).toBe(before);
    await hears(CANCELED);
    heard = [];
    await conn.domainBlockCommit(ref, "hda", undefined, undefined, 0, ACTIVE);
    await hears(READY);
    await conn.domainBlockJobAbort(ref, "hda", PIVOT);
    expect(await live()).toContain(`<source file='${image()}'`);
    expect(await defined()).toContain(`<source file='${image()}'/>`);
    for (const xml of [await live(), await defined()]) expect(xml).not.toMatch(/mirror|g\.one|g\.two/);
    await hears(COMPLETED);
    expect(told().slice(-2)).toEqual([
      [image(), DomainBlockJobType.ACTIVE_COMMIT, COMPLETED],
      ["hda", DomainBlockJobType.ACTIVE_COMMIT, COMPLETED],
    ]);
    expect(await nodes()).toHaveLength(1);
    await conn.domainDestroy(ref, 0);
    await conn.domainCreate(ref, 0);
  });

  it("copy a disk, and go over to the copy, or stay", async () => {
    const to = (name: string, format: string) =>
      `<disk type='file'><driver name='qemu' type='${format}'/><source file='${file(name)}'/><target dev='hda'/></disk>`;
    const before = await live();
    await conn.domainBlockCopy(
      ref,
      "hda",
      to("copy.raw", "raw"),
      { granularity: 65536, "buf-size": 65536 },
      0,
    );
    await hears(READY);
    await conn.domainBlockJobAbort(ref, "hda", ASYNC);
    await hears(CANCELED);
    expect(await live()).toBe(before);
    execFileSync("qemu-img", ["compare", "-U", "-f", "qcow2", "-F", "raw", image(), file("copy.raw")]);
    await expect(conn.domainBlockCopy(ref, "hda", to("copy.raw", "raw"), {}, 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
    const { REUSE_EXT, SYNCHRONOUS_WRITES } = DomainBlockCopyFlags;
    heard = [];
    await conn.domainBlockCopy(ref, "hda", to("copy.raw", "raw"), {}, REUSE_EXT | SYNCHRONOUS_WRITES);
    await hears(READY);
    await conn.domainBlockJobAbort(ref, "hda", PIVOT);
    for (const xml of [await live(), await defined()]) {
      expect(xml).toContain(`<source file='${file("copy.raw")}'`);
      expect(xml).toContain("type='raw'");
    }
    await hears(COMPLETED);
    expect(told().slice(-2)).toEqual([
      [file("copy.raw"), DomainBlockJobType.COPY, COMPLETED],
      ["hda", DomainBlockJobType.COPY, COMPLETED],
    ]);
    expect(await nodes()).toHaveLength(1);
    expect((await conn.domainGetBlockInfo(ref, "hda", 0)).capacity).toBeGreaterThan(0n);
  });

  it("copy what lies above an image, which the copy lies on", async () => {
    await snapshot("one");
    const { COPY, SHALLOW } = DomainBlockRebaseFlags;
    await conn.domainBlockRebase(ref, "hda", file("shallow"), 0, COPY | SHALLOW);
    await hears(READY);
    await conn.domainBlockJobAbort(ref, "hda", PIVOT);
    expect(chain(file("shallow")).map(({ filename }) => filename)).toEqual([file("shallow"), image()]);
    expect(await live()).toContain(image());
    expect(await nodes()).toHaveLength(2);
    await conn.domainDestroy(ref, 0);
    await conn.domainCreate(ref, 0);
    expect(await nodes()).toHaveLength(2);
  });

  it("leave nothing of what fails, and say what is wrong", async () => {
    const invalid = { code: ErrorNumber.INVALID_ARG };
    await expect(conn.domainBlockJobAbort(ref, "hda", 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainBlockJobSetSpeed(ref, "hda", 1, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainBlockPull(ref, "vdz", 0, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainBlockPull(ref, "hda", -1, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainBlockCommit(ref, "hda", undefined, undefined, 0, ACTIVE)).rejects.toMatchObject(
      invalid,
    );
    const copy = (path: string, params = {}) =>
      conn.domainBlockCopy(ref, "hda", `<disk type='file'><source file='${path}'/></disk>`, params, 0);
    await expect(copy("relative")).rejects.toMatchObject(invalid);
    await expect(copy(image())).rejects.toMatchObject(invalid);
    await expect(copy(file("x"), { granularity: 3 })).rejects.toMatchObject(invalid);
    await expect(copy("/no/such/folder/x")).rejects.toMatchObject({ code: ErrorNumber.OPERATION_FAILED });
    // QEMU refuses a granularity as small as this, once the image is made.
    await expect(copy(file("x"), { granularity: 2 })).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
    });
    expect(existsSync(file("x"))).toBe(false);
    expect(await nodes()).toHaveLength(1);
    expect(await conn.domainGetBlockJobInfo(ref, "hda", 0)).toBeUndefined();
    expect(await live()).not.toContain("<mirror");
  });

  it("are found again by who comes next, and those that ended meanwhile are finished", async () => {
    await snapshot("one");
    await conn.domainBlockCommit(ref, "hda", undefined, undefined, 0, ACTIVE);
    await hears(READY);
    await conn.close();
    const other = await node.open();
    const found = await other.domainLookupByUUID(ref.uuid);
    expect(await other.domainGetBlockJobInfo(found, "hda", 0)).toMatchObject({ cur: 1n, end: 1n });
    // Somebody has let QEMU go on by himself.
    await other.domainQemuMonitorCommand(
      found,
      '{"execute":"job-complete","arguments":{"id":"libvirt-ts-active-commit-hda"}}',
      0,
    );
    await other.close();
    conn = await node.open();
    ref = await conn.domainLookupByUUID(ref.uuid);
    // QEMU answers before the job has come to where it waits.
    await expect.poll(() => conn.domainGetBlockJobInfo(ref, "hda", 0)).toBeUndefined();
    for (const xml of [await live(), await defined()]) {
      expect(xml).toContain(`<source file='${image()}'`);
      expect(xml).not.toMatch(/mirror|g\.one/);
    }
    expect(await nodes()).toHaveLength(1);
  });

  it("know the images under a disk's own from what they say themselves", async () => {
    await conn.domainDestroy(ref, 0);
    const top = file("top");
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", "-b", "g.img", "-F", "qcow2", top]);
    await conn.domainDefineXML(
      (await defined()).replace(`<source file='${image()}'/>`, `<source file='${top}'/>`),
      0,
    );
    expect(await defined()).not.toContain("<backingStore");
    ref = await conn.domainCreate(ref, 0);
    expect(await live()).toMatch(new RegExp(`<backingStore type='file' index='\\d+'>[^]*${image()}`));
    expect(await nodes()).toHaveLength(2);
    await conn.domainDestroy(ref, 0);
    // An image that lies on itself.
    execFileSync("qemu-img", ["rebase", "-u", "-f", "qcow2", "-b", "top", "-F", "qcow2", image()]);
    await expect(conn.domainCreate(ref, 0)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    writeFileSync(image(), Buffer.alloc(65_536, 0xff));
    await expect(conn.domainCreate(ref, 0)).rejects.toMatchObject({ name: "LibvirtError" });
  });
});
