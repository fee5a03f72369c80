import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  ConnectListAllDomainsFlags,
  type DomainRef,
  type DomainSnapshotRef,
  DomainState,
  ErrorNumber,
} from "@libvirt-ts/driver";
import {
  DomainSnapshotCreateFlags,
  DomainSnapshotDeleteFlags,
  DomainUndefineFlags,
} from "@libvirt-ts/driver/flags";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Connection, eventsUntil, readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("snapshots of real guests");
const { RUNNING, PAUSED } = DomainState;

const named = (name: string, more = "") =>
  `<domainsnapshot><name>${name}</name><description>of ${name}</description>${more}</domainsnapshot>`;

/** What `qemu-img` tells of an image, whoever uses it. */
function imageInfo(path: string): {
  snapshots?: { name: string }[];
  "backing-filename"?: string;
  format: string;
} {
  return JSON.parse(execFileSync("qemu-img", ["info", "-U", "--output=json", path], { encoding: "utf8" }));
}

const tagsIn = (path: string) => (imageInfo(path).snapshots ?? []).map(({ name }) => name);

describe.skipIf(reason !== undefined)("snapshots", () => {
  let node: TestNode;
  let conn: Connection;
  beforeEach(async () => {
    node = new TestNode();
    conn = await node.open();
  });
  afterEach(() => node.end());

  const running = async (name: string) => conn.domainCreate(await conn.domainDefineXML(node.xml(name), 0), 0);
  const stateOf = async (ref: DomainRef) => (await conn.domainGetState(ref, 0)).state;

  /** What a guest says on its console until it has answered a letter by the same. */
  async function answers(ref: DomainRef, letter: string): Promise<string> {
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 0);
    const writer = writable.getWriter();
    await writer.write(new TextEncoder().encode(letter));
    const said = await readUntil(readable, letter);
    await writer.abort();
    return said;
  }

  it("bring a guest back to where it was, with its memory, and are told as libvirt tells them", async () => {
    const ref = await running("back");
    await answers(ref, "x");
    const events = conn.domainEvents({ kinds: ["lifecycle"] });
    await events.ready;
    const snapshot = await conn.domainSnapshotCreateXML(ref, named("here"), 0);
    expect(tagsIn(node.disk("back.img"))).toEqual(["here"]);
    expect(await stateOf(ref)).toBe(RUNNING);
    await conn.domainRevertToSnapshot(snapshot, 0);
    expect(await eventsUntil(events, (event) => event.event === "lifecycle" && event.type === 0)).toEqual([
      "3/0",
      "4/0",
      "5/6",
      "2/3",
      "4/2",
      "0/3",
    ]);
    const again = await conn.domainLookupByUUID(ref.uuid);
    expect(again.id).not.toBe(ref.id);
    expect(await conn.domainGetState(again, 0)).toEqual({ state: RUNNING, reason: 4 });
    // It did not boot: it goes on echoing.
    expect(await answers(again, "y")).toBe("y");
  });

  it("of a guest that is off are states of its images", async () => {
    const ref = await conn.domainDefineXML(node.xml("off"), 0);
    const image = node.disk("off.img");
    const first = await conn.domainSnapshotCreateXML(ref, named("first"), 0);
    expect(tagsIn(image)).toEqual(["first"]);
    expect(await conn.domainSnapshotGetXMLDesc(first, 0)).toContain("<state>shutoff</state>");
    await conn.domainRevertToSnapshot(first, 1);
    expect(await stateOf(ref)).toBe(RUNNING);
    await conn.domainDestroy(ref, 0);
    await expect(conn.domainUndefine(ref, 0)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    await conn.domainSnapshotDelete(first, 0);
    expect(tagsIn(image)).toEqual([]);
    await conn.domainUndefine(ref, 0);
  });

  it("of disks alone put new images on top, with which the guest starts again", async () => {
    const ref = await running("outside");
    const snapshot = await conn.domainSnapshotCreateXML(
      ref,
      named("top"),
      DomainSnapshotCreateFlags.DISK_ONLY,
    );
    const top = join(node.folder, "outside.top");
    expect(imageInfo(top)).toMatchObject({ format: "qcow2", "backing-filename": node.disk("outside.img") });
    for (const flags of [0, 2]) expect(await conn.domainGetXMLDesc(ref, flags)).toContain(`file='${top}'`);
    const block = await conn.domainQemuMonitorCommand(ref, '{"execute":"query-block"}', 0);
    expect(block).toContain(`"file":"${top}"`);
    await conn.domainDestroy(ref, 0);
    await conn.domainCreate(ref, 0);
    // A second one lies on the first.
    await conn.domainSnapshotCreateXML(ref, named("next"), DomainSnapshotCreateFlags.DISK_ONLY);
    expect(imageInfo(join(node.folder, "outside.next"))).toMatchObject({ "backing-filename": top });
    await conn.domainDestroy(ref, 0);
    expect(await stateOf(await conn.domainCreate(ref, 0))).toBe(RUNNING);
    await conn.domainSnapshotDelete(snapshot, DomainSnapshotDeleteFlags.METADATA_ONLY);
    expect((await conn.domainListAllSnapshots(ref, 0)).map(({ name }) => name)).toEqual(["next"]);
    await conn.domainDestroy(ref, 0);
    await conn.domainUndefine(ref, DomainUndefineFlags.SNAPSHOTS_METADATA);
  });

  /** The paths of a disk's images as the files say, the uppermost first. */
  const chainOf = (path: string): string[] => {
    const { "backing-filename": below } = imageInfo(path);
    return [path, ...(below === undefined ? [] : chainOf(below))];
  };
  const current = async (ref: DomainRef) =>
    /<source file='([^']*)'/.exec(await conn.domainGetXMLDesc(ref, 2))?.[1] ?? "";
  const outside = (ref: DomainRef, name: string) =>
    conn.domainSnapshotCreateXML(ref, named(name), DomainSnapshotCreateFlags.DISK_ONLY);
  const names = async (ref: DomainRef) =>
    (await conn.domainListAllSnapshots(ref, 0)).map(({ name }) => name).sort();

  it("outside of the images are gone back to, by new images, and what was written since is gone", async () => {
    const ref = await running("again");
    const [image, one, two] = ["again.img", "again.one", "again.two"].map((name) => join(node.folder, name));
    const first = await outside(ref, "one");
    const second = await outside(ref, "two");
    await conn.domainRevertToSnapshot(first, 0);
    expect(await stateOf(ref)).toBe(DomainState.SHUTOFF);
    const top = await current(ref);
    expect(chainOf(top)).toEqual([join(node.folder, "again.one-1"), image]);
    // What the second one keeps is in the image of the first.
    expect([existsSync(one!), existsSync(two!)]).toEqual([true, false]);
    expect((await conn.domainSnapshotCurrent(ref, 0)).name).toBe("one");
    await conn.domainRevertToSnapshot(second, 1);
    expect(await stateOf(ref)).toBe(RUNNING);
    expect(chainOf(await current(ref))).toEqual([join(node.folder, "again.two-1"), one, image]);
    expect(existsSync(top)).toBe(false);
    // Two images lie on the first one's now: nobody could merge both.
    await conn.domainRevertToSnapshot(first, 0);
    await expect(conn.domainSnapshotDelete(first, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_UNSUPPORTED,
    });
    // The second one's is no more of use to anybody.
    await conn.domainSnapshotDelete(second, 0);
    expect(existsSync(one!)).toBe(false);
    await conn.domainSnapshotDelete(first, 0);
    expect(await current(ref)).toBe(image);
    expect(readdirSync(node.folder).sort()).toEqual(["again.img", "again.img.raw", "n"]);
    expect(await stateOf(await conn.domainCreate(ref, 0))).toBe(RUNNING);
  });

  it("outside of the images are merged when they are removed, while the guest runs or is off", async () => {
    const ref = await running("merged");
    const image = node.disk("merged.img");
    const made: DomainSnapshotRef[] = [];
    for (const name of ["one", "two", "three", "four"]) made.push(await outside(ref, name));
    const path = (name: string) => join(node.folder, `merged.${name}`);
    const events = conn.domainEvents({ kinds: ["block-job-2"] });
    await events.ready;
    await conn.domainSnapshotDelete(made[3]!, 0);
    expect(await eventsUntil(events, (event) => "status" in event && event.status === 0)).toHaveLength(2);
    expect(chainOf(await current(ref))).toEqual([path("three"), path("two"), path("one"), image]);
    expect(existsSync(path("four"))).toBe(false);
    await conn.domainSnapshotDelete(made[1]!, 0);
    expect(chainOf(await current(ref))).toEqual([path("three"), path("one"), image]);
    // What the third one keeps is in the image by now that the second one's was merged into.
    expect(await conn.domainSnapshotGetXMLDesc(made[2]!, 0)).not.toContain(path("two"));
    await conn.domainDestroy(ref, 0);
    await conn.domainSnapshotDelete(made[0]!, 0);
    expect(chainOf(await current(ref))).toEqual([path("three"), image]);
    await conn.domainRevertToSnapshot(made[2]!, 1);
    expect(await stateOf(ref)).toBe(RUNNING);
    await conn.domainDestroy(ref, 0);
    await conn.domainSnapshotDelete(made[2]!, 0);
    expect(await current(ref)).toBe(image);
    expect(await names(ref)).toEqual([]);
    expect(readdirSync(node.folder).sort()).toEqual(["merged.img", "merged.img.raw", "n"]);
    expect(await stateOf(await conn.domainCreate(ref, 0))).toBe(RUNNING);
  });

  it("outside of the images go with those that follow them, and bring the memory back", async () => {
    const ref = await running("family");
    // What it says when it has booted would come again.
    await answers(ref, "x");
    const file = join(node.folder, "family.memory");
    const whole = await conn.domainSnapshotCreateXML(
      ref,
      named("whole", `<memory snapshot='external' file='${file}'/>`),
      0,
    );
    await outside(ref, "child");
    await conn.domainRevertToSnapshot(whole, 0);
    expect(await conn.domainGetState(ref, 0)).toEqual({ state: RUNNING, reason: 4 });
    expect(await answers(await conn.domainLookupByUUID(ref.uuid), "y")).toBe("y");
    await conn.domainSnapshotDelete(whole, DomainSnapshotDeleteFlags.CHILDREN);
    expect(await names(ref)).toEqual([]);
    expect(await current(ref)).toBe(node.disk("family.img"));
    expect(existsSync(file)).toBe(false);
    expect(await stateOf(ref)).toBe(RUNNING);
  });

  it("of a guest that is off put new images on top, too", async () => {
    const ref = await conn.domainDefineXML(node.xml("still"), 0);
    await conn.domainSnapshotCreateXML(ref, named("top"), DomainSnapshotCreateFlags.DISK_ONLY);
    expect(await stateOf(await conn.domainCreate(ref, 0))).toBe(RUNNING);
  });

  it("keep the memory in a file, from which the guest is restored", async () => {
    const ref = await running("memory");
    const file = join(node.folder, "memory.state");
    await conn.domainSnapshotCreateXML(
      ref,
      named("whole", `<memory snapshot='external' file='${file}'/>`),
      0,
    );
    expect(await stateOf(ref)).toBe(RUNNING);
    expect(await conn.domainSaveImageGetXMLDesc(file, 0)).toContain("<name>memory</name>");
    await conn.domainDestroy(ref, 0);
    expect(await stateOf((await conn.domainRestore(file, undefined, 0))!)).toBe(RUNNING);
  });

  it("write over nothing, and leave nothing of what fails", async () => {
    const ref = await running("careful");
    writeFileSync(join(node.folder, "careful.taken"), "somebody's");
    const failing = [
      [named("taken"), DomainSnapshotCreateFlags.DISK_ONLY, ErrorNumber.CONFIG_UNSUPPORTED],
      [
        named("x", `<disks><disk name='hda'><source file='/no/such/folder/x'/></disk></disks>`),
        DomainSnapshotCreateFlags.DISK_ONLY,
        ErrorNumber.OPERATION_FAILED,
      ],
      [named("y", `<memory snapshot='external' file='/no/such/folder/y'/>`), 0, ErrorNumber.SYSTEM_ERROR],
      [named("z", "<memory snapshot='external'/>"), 0, ErrorNumber.XML_ERROR],
    ] as const;
    for (const [xml, flags, code] of failing)
      await expect(conn.domainSnapshotCreateXML(ref, xml, flags)).rejects.toMatchObject({ code });
    expect(await conn.domainListAllSnapshots(ref, 0)).toEqual([]);
    expect(await stateOf(ref)).toBe(RUNNING);
    expect(readdirSync(node.folder).sort()).toEqual(["careful.img", "careful.img.raw", "careful.taken", "n"]);
    expect(existsSync(join(node.root, "snapshots", `${ref.uuid}.json`))).toBe(false);
  });

  it("of images that keep no states are refused", async () => {
    const ref = await conn.domainCreateXML(node.xml("raw", { format: "raw" }), 0);
    await expect(conn.domainSnapshotCreateXML(ref, named("no"), 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      message: expect.stringContaining("hda"),
    });
  });

  it("are found by who comes next, and go with a transient guest", async () => {
    const ref = await conn.domainCreateXML(node.xml("passing"), 0);
    await conn.domainSuspend(ref);
    const snapshot = await conn.domainSnapshotCreateXML(ref, named("seen"), 0);
    expect(await stateOf(ref)).toBe(PAUSED);
    const other = await node.open();
    expect((await other.domainSnapshotCurrent(ref, 0)).name).toBe("seen");
    expect(await other.listAllDomains(ConnectListAllDomainsFlags.HAS_SNAPSHOT)).toHaveLength(1);
    await other.domainRevertToSnapshot(snapshot, 0);
    expect(await stateOf(ref)).toBe(PAUSED);
    expect((await other.domainListAllSnapshots(ref, 0)).map(({ name }) => name)).toEqual(["seen"]);
    await other.domainDestroy(await other.domainLookupByUUID(ref.uuid), 0);
    expect(readdirSync(join(node.root, "snapshots"))).toEqual([]);
  });
});
