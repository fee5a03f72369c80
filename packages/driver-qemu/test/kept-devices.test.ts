import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { DomainDeviceModifyFlags, DomainXMLFlags } from "@libvirt-ts/driver/flags";
import { Qtest, qtestCommandLine } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, eventsUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("devices that a guest keeps");
const { LIVE } = DomainDeviceModifyFlags;
const { SECURE, INACTIVE } = DomainXMLFlags;

/** Registers by which a guest handles its memory modules, as QEMU documents them. */
const MEMORY = { SLOT: 0xa00, EVENT: 0xa04, STATUS: 0xa08, FLAGS: 0xa14 };
/** Bits of the flags: what is asked, and what the guest does. */
const [ASKED_BACK, EJECT] = [4, 8];
const EJECTION = 3;
const UNDER_WAY = 0x84;
const BUSY = 0x82;

const MODULE = "<memory model='dimm'><target><size unit='MiB'>128</size><node>0</node></target></memory>";

describe.skipIf(reason !== undefined)("a device that a guest keeps", () => {
  const node = new TestNode();
  let conn: Connection;
  let qtest: Qtest;
  beforeAll(async () => {
    if (reason === undefined) conn = await node.open();
  });
  afterAll(async () => {
    qtest?.close();
    await node.end();
  });

  it("leaves its document, and what it stood on goes, when the guest gives it up after all", async () => {
    const path = join(node.folder, "qtest");
    const size = "<maxMemory slots='2' unit='MiB'>512</maxMemory><memory";
    const cell = "<cpu><numa><cell id='0' cpus='0' memory='32' unit='MiB'/></numa></cpu>";
    const xml = node.xml("keeper", { more: cell + qtestCommandLine(path) }).replace("<memory", size);
    const ref = await conn.domainCreate(await conn.domainDefineXML(xml, 0), 0);
    await conn.domainAttachDevice(ref, MODULE, LIVE);
    qtest = await Qtest.connect(path);
    const events = conn.domainEvents({ kinds: ["device-removal-failed", "device-removed"], domain: ref });
    await events.ready;

    const removal = conn.domainDetachDevice(ref, MODULE, LIVE).catch((error) => error);
    await qtest.out("l", MEMORY.SLOT, 0);
    while (((await qtest.in("b", MEMORY.FLAGS)) & ASKED_BACK) === 0);
    for (const status of [UNDER_WAY, BUSY]) {
      await qtest.out("l", MEMORY.EVENT, EJECTION);
      await qtest.out("l", MEMORY.STATUS, status);
    }
    expect(await removal).toMatchObject({ code: ErrorNumber.OPERATION_FAILED });
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("<memory model='dimm'");

    // Somebody is killed at another change, before the guest was changed: the definition stays, too.
    const live = await conn.domainGetXMLDesc(ref, SECURE);
    const titled = xml.replace("</name>", `</name><uuid>${ref.uuid}</uuid><title>other</title>`);
    node.editRecord(ref.id!, (it) => ({ ...it, defining: { xml: titled, live, isDone: false } }));
    await conn.domainSuspend(ref);
    expect(await conn.domainGetXMLDesc(ref, INACTIVE)).not.toContain("other");

    await qtest.out("b", MEMORY.FLAGS, EJECT);
    expect(await eventsUntil(events, ({ event }) => event === "device-removed")).toEqual([
      "device-removal-failed",
      "device-removed",
    ]);
    // The next change finds it gone.
    await conn.domainResume(ref);
    expect(await conn.domainGetXMLDesc(ref, 0)).not.toContain("<memory model='dimm'");
    const list = JSON.stringify({ execute: "qom-list", arguments: { path: "/objects" } });
    expect(await conn.domainQemuMonitorCommand(ref, list, 0)).not.toContain("dimm0");
    const record = readFileSync(join(node.root, "guests", `${ref.id}`, "guest.json"), "utf8");
    expect(JSON.parse(record)).not.toHaveProperty("plugs");
  });
});
