import { execFileSync } from "node:child_process";
import { DomainEventType, ErrorDomain, ErrorNumber, VcpuState } from "@libvirt-ts/driver";
import {
  DomainLifecycle,
  DomainLifecycleAction,
  DomainMetadataType,
  DomainModificationImpact,
  DomainOpenGraphicsFlags,
  DomainXMLFlags,
  KeycodeSet,
} from "@libvirt-ts/driver/flags";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("screens, memory, vcpus and disks of real guests");
const { LIVE, CONFIG } = DomainModificationImpact;

describe.skipIf(reason !== undefined)("a guest that runs", () => {
  let node: TestNode;
  beforeEach(() => {
    node = new TestNode();
  });
  afterEach(() => node.end());

  it("shows its screen as PNG, and takes keys", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreateXML(node.xml("seen"), 0);
    const { mimeType, image } = await conn.domainScreenshot(ref, 0, 0);
    expect(mimeType).toBe("image/png");
    const bytes = Buffer.from(await new Response(image).arrayBuffer());
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(bytes.subarray(-8, -4).toString("latin1")).toBe("IEND");
    await expect(conn.domainScreenshot(ref, 1, 0)).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    await conn.domainSendKey(ref, KeycodeSet.LINUX, 10, [29, 56, 111], 0);
    await expect(conn.domainSendKey(ref, KeycodeSet.LINUX, 0, [70_000], 0)).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
      message: expect.stringContaining("70000"),
    });
    await expect(conn.domainSendKey(ref, 0, 0, Array(17).fill(30), 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });

  it("is connected to by VNC, at a port or a socket, and by nothing else", async () => {
    const conn = await node.open();
    const devices = "<graphics type='vnc' port='-1'/>";
    const ref = await conn.domainCreateXML(node.xml("viewed", { devices }), 0);
    const { readable, writable } = await conn.domainOpenGraphicsFD(ref, 0, DomainOpenGraphicsFlags.SKIPAUTH);
    expect(await readUntil(readable, "\n")).toMatch(/^RFB 003\.008\n/);
    await writable.abort();
    await expect(conn.domainOpenGraphicsFD(ref, 1, 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
      message: expect.stringContaining("the guest has 1 of them"),
    });
    await conn.domainDestroy(ref, 0);

    const socket = "<graphics type='vnc'><listen type='socket'/></graphics>";
    const other = await conn.domainCreateXML(node.xml("other", { devices: socket }), 0);
    const beside = await conn.domainOpenGraphicsFD(other, 0, 0);
    expect(await readUntil(beside.readable, "\n")).toMatch(/^RFB/);
    await beside.writable.abort();
  });

  it("lets nobody past a password, and is left alone by who aborts", async () => {
    const conn = await node.open();
    const devices = "<graphics type='vnc' port='-1' passwd='secret'/>";
    const ref = await conn.domainCreateXML(node.xml("locked", { devices }), 0);
    const { SKIPAUTH } = DomainOpenGraphicsFlags;
    await expect(conn.domainOpenGraphicsFD(ref, 0, SKIPAUTH)).rejects.toMatchObject({
      code: ErrorNumber.ARGUMENT_UNSUPPORTED,
    });
    const stop = new AbortController();
    const opening = conn.domainOpenGraphicsFD(ref, 0, 0, { signal: stop.signal });
    stop.abort();
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
  });

  it("is asked for memory by its balloon, and keeps its maximum", async () => {
    const conn = await node.open();
    const text = node.xml("light").replace("<memballoon model='none'/>", "<memballoon model='virtio'/>");
    const ref = await conn.domainCreate(await conn.domainDefineXML(text, 0), 0);
    await conn.domainSetMemory(ref, 16_384, LIVE);
    // This guest does not drive its balloon: it has what it had.
    expect((await conn.domainGetInfo(ref)).memory).toBe(32_768);
    await conn.domainSetMemory(ref, 24_576, CONFIG);
    const next = await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE);
    expect(next).toContain("<currentMemory unit='KiB'>24576</currentMemory>");
    await conn.domainSetMemoryStatsPeriod(ref, 2, LIVE);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("<stats period='2'/>");
    const asked = JSON.stringify({
      execute: "qom-get",
      arguments: { path: "/machine/peripheral/balloon0", property: "guest-stats-polling-interval" },
    });
    expect(await conn.domainQemuMonitorCommand(ref, asked, 0)).toBe('{"return":2}');
    const above = { code: ErrorNumber.INVALID_ARG };
    await expect(conn.domainSetMemory(ref, 65_536, LIVE)).rejects.toMatchObject(above);
    const fixed = { code: ErrorNumber.OPERATION_INVALID };
    await expect(conn.domainSetMaxMemory(ref, 65_536)).rejects.toMatchObject(fixed);
    const bare = await conn.domainCreateXML(node.xml("bare"), 1);
    await expect(conn.domainSetMemory(bare, 16_384, LIVE)).rejects.toMatchObject(fixed);
  });

  it("is told what it is for, live and as it is defined", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("told"), 0), 0);
    const { TITLE, DESCRIPTION, ELEMENT } = DomainMetadataType;
    const uri = "https://example.org/notes";
    const stop = new AbortController();
    const events = conn.domainEvents({ kinds: ["metadata-change"] }, { signal: stop.signal });
    await events.ready;
    await conn.domainSetMetadata(ref, TITLE, "a <title>", undefined, undefined, LIVE | CONFIG);
    await conn.domainSetMetadata(ref, ELEMENT, "<note kind='x'>deep &amp; far</note>", "n", uri, LIVE);
    const seen: unknown[] = [];
    for await (const { type, nsuri } of events as AsyncIterable<{ type: number; nsuri?: string }>)
      if (seen.push([type, nsuri]) === 2) break;
    stop.abort();
    expect(seen).toEqual([
      [TITLE, undefined],
      [ELEMENT, uri],
    ]);
    const other = await node.open();
    expect(await other.domainGetMetadata(ref, TITLE, undefined, CONFIG)).toBe("a <title>");
    expect(await other.domainGetMetadata(ref, ELEMENT, uri, LIVE)).toBe(
      "<note kind='x'>deep &amp; far</note>",
    );
    const missing = { code: ErrorNumber.NO_DOMAIN_METADATA, domain: ErrorDomain.DOMAIN };
    await expect(other.domainGetMetadata(ref, ELEMENT, uri, CONFIG)).rejects.toMatchObject(missing);
    await expect(other.domainGetMetadata(ref, DESCRIPTION, undefined, 0)).rejects.toMatchObject(missing);
    for (const [type, text, key, code] of [
      [TITLE, "two\nlines", undefined, ErrorNumber.INVALID_ARG],
      [ELEMENT, "<note/>", "1", ErrorNumber.INVALID_ARG],
      [ELEMENT, "</metadata>", "n", ErrorNumber.XML_DETAIL],
      [9, "what", undefined, ErrorNumber.INVALID_ARG],
    ] as const)
      await expect(conn.domainSetMetadata(ref, type, text, key, uri, 0)).rejects.toMatchObject({ code });
    await conn.domainSetMetadata(ref, ELEMENT, undefined, undefined, uri, LIVE);
    expect(await conn.domainGetXMLDesc(ref, 0)).not.toContain("<metadata>");
    await expect(conn.domainSetMetadata(ref, TITLE, "x", undefined, undefined, 0)).resolves.toBeUndefined();
  });

  it("ends instead of beginning anew once that is what is to become of it", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("ends"), 0), 0);
    const { POWEROFF, REBOOT, CRASH } = DomainLifecycle;
    const { DESTROY, RESTART, RESTART_RENAME, PRESERVE, COREDUMP_DESTROY } = DomainLifecycleAction;
    for (const [type, action, code] of [
      [POWEROFF, PRESERVE, ErrorNumber.CONFIG_UNSUPPORTED],
      [CRASH, RESTART_RENAME, ErrorNumber.CONFIG_UNSUPPORTED],
      [CRASH, COREDUMP_DESTROY, ErrorNumber.CONFIG_UNSUPPORTED],
      [CRASH, 8, ErrorNumber.INVALID_ARG],
      [5, DESTROY, ErrorNumber.INVALID_ARG],
    ] as const)
      for (const flags of [LIVE, CONFIG])
        await expect(conn.domainSetLifecycleAction(ref, type, action, flags)).rejects.toMatchObject({ code });
    await conn.domainSetLifecycleAction(ref, REBOOT, DESTROY, LIVE | CONFIG);
    await conn.domainSetLifecycleAction(ref, CRASH, PRESERVE, LIVE);
    await conn.domainSetLifecycleAction(ref, CRASH, RESTART, CONFIG);
    const restart = conn.domainSetLifecycleAction(ref, POWEROFF, RESTART, LIVE);
    await expect(restart).rejects.toMatchObject({ code: ErrorNumber.CONFIG_UNSUPPORTED });
    const other = await node.open();
    const ends = async (flags: number) =>
      (await other.domainGetXMLDesc(ref, flags)).match(/(?<=<on_)\w+>[\w-]+/g);
    expect(await ends(0)).toEqual(["poweroff>destroy", "reboot>destroy", "crash>preserve"]);
    expect(await ends(DomainXMLFlags.INACTIVE)).toEqual([
      "poweroff>destroy",
      "reboot>destroy",
      "crash>restart",
    ]);
    const events = conn.domainEvents({ kinds: ["lifecycle"], domain: ref });
    await events.ready;
    await conn.domainReset(ref, 0);
    for await (const event of events)
      if (event.event === "lifecycle" && event.type === DomainEventType.STOPPED) break;
    expect(await conn.domainIsActive(ref)).toBe(false);
  });

  it("is given vcpus, which it does not give back", async () => {
    const conn = await node.open();
    const text = node.xml("many").replace("<vcpu>1</vcpu>", "<vcpu current='1'>3</vcpu>");
    const ref = await conn.domainCreate(await conn.domainDefineXML(text, 0), 0);
    await conn.domainSetVcpus(ref, 2, LIVE);
    const states = (await conn.domainGetVcpus(ref)).map(({ state }) => state);
    expect(states).toEqual([VcpuState.RUNNING, VcpuState.RUNNING, VcpuState.OFFLINE]);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("current='2'>3</vcpu>");
    expect([await conn.domainGetVcpusFlags(ref, LIVE), await conn.domainGetVcpusFlags(ref, CONFIG)]).toEqual([
      2, 1,
    ]);
    await expect(conn.domainSetVcpus(ref, 1, LIVE)).rejects.toThrow(/vcpu|unplug/);
    expect((await conn.domainGetInfo(ref)).nrVirtCpu).toBe(2);
    await conn.domainSetVcpus(ref, 3, CONFIG);
    expect(await conn.domainGetVcpusFlags(ref, CONFIG)).toBe(3);
    for (const [count, flags] of [
      [0, LIVE],
      [4, LIVE],
      [4, CONFIG],
      [4, 5],
    ] as const)
      await expect(conn.domainSetVcpus(ref, count, flags)).rejects.toMatchObject({
        code: ErrorNumber.INVALID_ARG,
      });
  });

  it("has disks that grow and that are held back, as QEMU knows it too", async () => {
    const conn = await node.open();
    const ref = await conn.domainCreate(await conn.domainDefineXML(node.xml("disks"), 0), 0);
    await conn.domainBlockResize(ref, "hda", 4096n, 0);
    expect((await conn.domainGetBlockInfo(ref, "hda", 0)).capacity).toBe(4_194_304n);
    const info = execFileSync("qemu-img", ["info", "-U", "--output=json", node.disk("disks.img")], {
      encoding: "utf8",
    });
    expect(JSON.parse(info)).toMatchObject({ "virtual-size": 4_194_304 });
    await conn.domainSetBlockIoTune(
      ref,
      "hda",
      { read_bytes_sec: 1_000_000, read_bytes_sec_max: 2_000_000 },
      LIVE,
    );
    const block = await conn.domainQemuMonitorCommand(ref, '{"execute":"query-block"}', 0);
    expect(JSON.parse(block).return[0].inserted).toMatchObject({ bps_rd: 1_000_000, bps_rd_max: 2_000_000 });
    // Whoever comes next knows it as well.
    const other = await node.open();
    expect(await other.domainGetBlockIoTune(ref, "hda", LIVE)).toMatchObject({ read_bytes_sec: 1_000_000 });
    expect(await other.domainGetBlockIoTune(ref, "hda", CONFIG)).toMatchObject({ read_bytes_sec: 0 });
    await conn.domainSetBlockIoTune(ref, "hda", { read_bytes_sec: 0, read_bytes_sec_max: 0 }, LIVE);
    expect(await other.domainGetXMLDesc(ref, 0)).not.toContain("<iotune>");
  });

  it("that somebody was killed at changing is changed by who comes next", async () => {
    const first = await node.open();
    const ref = await first.domainCreateXML(node.xml("torn"), 1);
    const xml = (await first.domainGetXMLDesc(ref, 0)).replace(
      "<target dev='hda' bus='ide'/>",
      "<target dev='hda' bus='ide'/><iotune><total_iops_sec>70</total_iops_sec></iotune>",
    );
    const args = { id: "ide0-0-0", bps: 0, bps_rd: 0, bps_wr: 0, iops: 70, iops_rd: 0, iops_wr: 0 };
    node.editRecord(ref.id!, (record) => ({
      ...record,
      change: { xml, commands: [{ execute: "block_set_io_throttle", arguments: args }] },
    }));
    const second = await node.open();
    await second.domainResume(ref);
    expect(await second.domainGetBlockIoTune(ref, "hda", LIVE)).toMatchObject({ total_iops_sec: 70 });
    const block = await second.domainQemuMonitorCommand(ref, '{"execute":"query-block"}', 0);
    expect(JSON.parse(block).return[0].inserted).toMatchObject({ iops: 70 });
  });
});
