import { existsSync } from "node:fs";
import { join } from "node:path";
import { type DomainRef, DomainState, ErrorNumber } from "@libvirt-ts/driver";
import { DomainMigrateFlags, DomainShutoffReason } from "@libvirt-ts/driver/flags";
import { guestXML } from "@libvirt-ts/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createQemuDriver } from "../src/index.js";
import { guestProcesses } from "./guest-processes.js";
import { type Connection, eventsUntil, readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("guests that move to other nodes");
const { LIVE, PERSIST_DEST, UNDEFINE_SOURCE, NON_SHARED_DISK, POSTCOPY, PAUSED } = DomainMigrateFlags;

describe.skipIf(reason !== undefined)("a guest that moves to another node", () => {
  let [left, right]: [TestNode, TestNode] = [] as never;
  let [here, there]: [Connection, Connection] = [] as never;
  beforeEach(async () => {
    [left, right] = [new TestNode(), new TestNode()];
    // As one process has it: both sides tell whoever listens here.
    const driver = createQemuDriver();
    [here, there] = [await left.open(driver), await right.open(driver)];
  });
  afterEach(async () => {
    await left.end();
    await right.end();
  });

  async function running(more = ""): Promise<DomainRef> {
    const ref = await here.domainCreate(await here.domainDefineXML(left.xml("mover", { more }), 0), 0);
    await answers(here, ref);
    return ref;
  }

  /** The guest lives: it echoes what it is told, again and again for as long as it may not be listening. */
  async function answers(conn: Connection, ref: DomainRef, word = "hello"): Promise<string> {
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 1);
    const writer = writable.getWriter();
    const say = () => writer.write(new TextEncoder().encode(word)).catch(() => {});
    const again = setInterval(say, 1000);
    try {
      await say();
      return await readUntil(readable, word);
    } finally {
      clearInterval(again);
      await readable.cancel();
      await writer.close().catch(() => {});
    }
  }

  it("runs on there, is off here, and is told of on both sides as libvirt tells it", async () => {
    const ref = await running();
    const [gone, come] = [here.domainEvents({}), there.domainEvents({})];
    await Promise.all([gone.ready, come.ready]);
    const moved = (await here.domainMigrateToURI(ref, right.uri, {}, LIVE | PERSIST_DEST))!;
    expect(await answers(there, moved)).not.toContain("ready");
    expect(await there.domainGetState(moved, 0)).toEqual({ state: DomainState.RUNNING, reason: 2 });
    expect(await here.domainGetState(ref, 0)).toEqual({
      state: DomainState.SHUTOFF,
      reason: DomainShutoffReason.MIGRATED,
    });
    expect(await there.domainIsPersistent(moved)).toBe(true);
    const told = await eventsUntil(gone, (event) => event.event === "job-completed");
    expect(told.filter((it) => it !== "migration-iteration")).toEqual(["3/1", "5/3", "job-completed"]);
    // started, defined, resumed: each by the migration
    expect(await eventsUntil(come, (event) => event.event === "lifecycle" && event.type === 4)).toEqual([
      "2/1",
      "0/0",
      "4/1",
    ]);
    const { type, params } = await here.domainGetJobStats(ref, 1);
    expect([type, params.operation]).toEqual([3, 5]);
    expect(Number(params.memory_total)).toBeGreaterThan(0);
  });

  it("takes its definition along, by another name, and comes back", async () => {
    const ref = await running();
    const moved = (await here.domainMigrateToURI(
      ref,
      right.uri,
      { destination_name: "other" },
      LIVE | PERSIST_DEST | UNDEFINE_SOURCE,
    ))!;
    expect(moved.name).toBe("other");
    expect(await here.listAllDomains(0)).toEqual([]);
    expect((await there.listAllDomains(0)).map((it) => it.ref.name)).toEqual(["other"]);
    await there.domainMigrateToURI(moved, left.uri, {}, 0);
    expect((await here.listAllDomains(0)).map((it) => it.ref.name)).toEqual(["other"]);
    expect(await there.domainGetState(moved, 0)).toMatchObject({ state: DomainState.SHUTOFF });
    expect(await here.domainIsPersistent(moved)).toBe(false);
    await answers(here, await here.domainLookupByUUID(ref.uuid));
  });

  it("stands there if it stood here, or is to", async () => {
    const ref = await running();
    await here.domainSuspend(ref);
    const moved = (await here.domainMigrateToURI(ref, right.uri, {}, LIVE))!;
    expect(await there.domainGetState(moved, 0)).toMatchObject({ state: DomainState.PAUSED });
    await there.domainResume(moved);
    await answers(there, moved);
    const back = (await there.domainMigrateToURI(moved, left.uri, {}, PAUSED))!;
    expect(await here.domainGetState(back, 0)).toMatchObject({ state: DomainState.PAUSED });
    await here.domainResume(back);
    await answers(here, back);
  });

  it("stays where it is when somebody gives up, and moves when it is asked again", async () => {
    const ref = await running();
    const stop = new AbortController();
    const events = here.domainEvents({});
    await events.ready;
    // So slow that it could not end before.
    await here.domainMigrateSetMaxSpeed(ref, 1, 0);
    const moving = here.domainMigrateToURI(ref, right.uri, { bandwidth: 1 }, LIVE, { signal: stop.signal });
    moving.catch(() => {});
    await eventsUntil(events, (event) => event.event === "migration-iteration");
    expect(await here.domainGetJobInfo(ref)).toMatchObject({ type: 2 });
    expect((await here.domainGetJobStats(ref, 0)).params.operation).toBe(5);
    stop.abort();
    await expect(moving).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    expect(await there.listAllDomains(0)).toEqual([]);
    expect(guestProcesses(right.root)).toEqual([]);
    expect(await here.domainGetState(ref, 0)).toMatchObject({ state: DomainState.RUNNING });
    await answers(here, ref);
    await here.domainMigrateToURI(ref, right.uri, { bandwidth: 1000 }, LIVE);
    await answers(there, await there.domainLookupByUUID(ref.uuid));
  });

  it("stays when its job is ended by another connection", async () => {
    const ref = await running();
    const other = await left.open();
    const events = here.domainEvents({});
    await events.ready;
    const moving = here.domainMigrateToURI(ref, right.uri, { bandwidth: 1 }, LIVE);
    moving.catch(() => {});
    await eventsUntil(events, (event) => event.event === "migration-iteration");
    await other.domainMigrateSetMaxDowntime(ref, 40, 0);
    expect(await other.domainMigrateGetMaxDowntime(ref, 0)).toBe(40);
    expect(await other.domainMigrateGetMaxSpeed(ref, 0)).toBe(1);
    await other.domainAbortJob(ref, 0);
    await expect(moving).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    await answers(here, ref);
  });

  it("brings its disk along into another file, if that is asked", async () => {
    const ref = await running();
    const xml = await here.domainGetXMLDesc(ref, 8);
    const copy = join(right.folder, "copy.img");
    const params = { destination_xml: xml.replace(join(left.folder, "mover.img"), copy) };
    await expect(here.domainMigrateToURI(ref, right.uri, {}, LIVE | NON_SHARED_DISK)).rejects.toThrow(
      /another path/,
    );
    const moved = (await here.domainMigrateToURI(ref, right.uri, params, LIVE | NON_SHARED_DISK))!;
    expect(await there.domainGetXMLDesc(moved, 0)).toContain(copy);
    await answers(there, moved);
    await there.domainReset(moved, 0);
    const { readable } = await there.domainOpenConsole(moved, undefined, 1);
    expect(await readUntil(readable, "ready")).toContain("ready");
  });

  it("does not go where it cannot, and nothing of it is left there", async () => {
    const ref = await running();
    const refused = (uri: string, params: object, flags: number) =>
      expect(here.domainMigrateToURI(ref, uri, params as never, flags)).rejects;
    await refused(right.uri, {}, POSTCOPY).toThrow(/half here and half there/);
    await refused(left.uri, {}, LIVE).toThrow(/on this node already/);
    const noDocument = { code: ErrorNumber.XML_ERROR, message: expect.stringContaining("/network") };
    await refused(right.uri, { destination_xml: "<network/>" }, LIVE).toMatchObject(noDocument);
    await refused(right.uri, { destination_name: "a/b" }, LIVE).toMatchObject({
      code: ErrorNumber.XML_ERROR,
    });
    await refused("qemu:///system", {}, LIVE).toMatchObject({ code: ErrorNumber.INVALID_ARG });
    for (const root of [`${left.disk("mover.img")}/x`, "/proc/nowhere"])
      await refused(`qemu:///embed?root=${root}`, {}, LIVE).toMatchObject({ code: ErrorNumber.SYSTEM_ERROR });
    await refused(right.uri, { "tls.destination": "x" }, LIVE).toMatchObject({
      code: ErrorNumber.ARGUMENT_UNSUPPORTED,
    });
    const xml = (await here.domainGetXMLDesc(ref, 8)).replace(
      "<vcpu placement='static'>1",
      "<vcpu placement='static'>2",
    );
    await refused(right.uri, { destination_xml: xml }, LIVE).toThrow(/another guest than the one that moves/);
    const disk = xml.replace(">2</vcpu>", ">1</vcpu>").replace("mover.img", "missing.img");
    await refused(right.uri, { destination_xml: disk }, LIVE).toThrow(/missing\.img/);
    await there.domainDefineXML(guestXML("mover", left.disk("mover.img")), 0);
    await refused(right.uri, {}, LIVE).toMatchObject({ code: ErrorNumber.DOM_EXIST });
    expect(guestProcesses(right.root)).toEqual([]);
    await answers(here, ref);
    await here.domainDestroy(ref, 0);
    await refused(right.uri, {}, LIVE).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    expect(existsSync(left.disk("mover.img"))).toBe(true);
  });
});
