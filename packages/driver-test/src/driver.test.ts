import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DomainEvent,
  DomainEventStoppedDetail,
  DomainEventType,
  type DomainRef,
  DomainState,
  type DriverConnection,
  ErrorNumber,
  nameOf,
} from "@libvirt-ts/driver";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openClassic, plainXML } from "../test/classic.js";
import { createTestDriver, testDriver } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "driver-test-unit-"));
afterAll(() => rmSync(folder, { recursive: true }));

let conn: Required<DriverConnection>;
let ref: DomainRef;
beforeEach(async () => {
  conn = await openClassic();
  ref = await conn.domainLookupByName("test");
});

it("keeps what it can tell again where a document says one thing twice in two ways", async () => {
  const define = (rest: string) => conn.domainDefineXML(plainXML("twice", rest), 0);
  const memory = await define("<currentMemory>131072</currentMemory>");
  expect(await conn.domainGetXMLDesc(memory, 0)).toMatch(/<memory[^>]*>131072</);
  const screen = (attributes: string) =>
    `<uuid>${memory.uuid}</uuid><devices><graphics type='vnc' ${attributes}</devices>`;
  await define(screen("port='5907' autoport='yes'/>"));
  expect(await conn.domainGetXMLDesc(memory, 0)).not.toContain("5907");
  const listens = screen("listen='10.0.0.1'><listen type='address' address='10.0.0.2'/></graphics>");
  await expect(define(listens)).rejects.toMatchObject({
    code: ErrorNumber.XML_ERROR,
    message: expect.stringContaining("10.0.0.2"),
  });
});

it("tells of a new name as later libvirt does, and gives a running guest one", async () => {
  const stop = new AbortController();
  const events = conn.domainEvents({}, { signal: stop.signal })[Symbol.asyncIterator]();
  const renamed = (await conn.domainRename(ref, "renamed", 0))!;
  expect(renamed).toEqual({ ...ref, name: "renamed" });
  expect([(await events.next()).value, (await events.next()).value]).toEqual([
    { event: "lifecycle", domain: ref, type: DomainEventType.UNDEFINED, detail: 1 },
    { event: "lifecycle", domain: renamed, type: DomainEventType.DEFINED, detail: 2 },
  ]);
  expect(await conn.domainGetXMLDesc(renamed, 0)).toContain("<name>renamed</name>");
  stop.abort();
});

describe("URIs", () => {
  it("need the scheme test and a path", () => {
    for (const uri of [
      "test:///classic",
      "test:/default",
      "test://host/default",
      "test:dir/node.xml",
      "test:///%64efault",
    ]) {
      expect(testDriver.accepts(uri), uri).toBe(true);
    }
    for (const uri of [
      undefined,
      "",
      "test",
      "test:",
      "test://",
      "test://host",
      "TEST:///default",
      "xen:///",
      "test:?x",
    ]) {
      expect(testDriver.accepts(uri), uri).toBe(false);
    }
  });

  it("percent-decode the path and survive what cannot be decoded", async () => {
    expect(await (await openClassic("test:///%64efault")).numOfDomains()).toBe(1);
    await expect(openClassic("test:///%zz")).rejects.toMatchObject({ code: ErrorNumber.INTERNAL_ERROR });
    await expect(openClassic("test:///a%00b")).rejects.toMatchObject({ code: ErrorNumber.INTERNAL_ERROR });
    await expect(openClassic(`test:///${"x".repeat(5_000)}`)).rejects.toMatchObject({ int1: 36 });
  });
});

describe("test:///classic", () => {
  it("is the node and the domain that scripts know", async () => {
    expect(await conn.nodeGetInfo()).toEqual({
      model: "i686",
      memory: 3145728,
      cpus: 16,
      mhz: 1400,
      nodes: 2,
      sockets: 2,
      cores: 2,
      threads: 2,
    });
    expect(ref).toEqual({ uuid: "004b96e1-2d78-c30f-5aa5-f03c87d21e69", name: "test", id: 1 });
    expect(await conn.getVersion()).toBe(2);
    expect(await conn.domainGetInfo(ref)).toMatchObject({
      state: DomainState.RUNNING,
      maxMem: 8388608,
      memory: 2097152,
      nrVirtCpu: 2,
    });
    expect(await conn.domainGetOSType(ref)).toBe("linux");
  });

  it("is dumped exactly as it always was", async () => {
    expect(await conn.domainGetXMLDesc(ref, 0)).toBe(`<domain type='test' id='1'>
  <name>test</name>
  <uuid>004b96e12d78c30f5aa5f03c87d21e69</uuid>
  <memory>8388608</memory>
  <currentMemory>2097152</currentMemory>
  <vcpu>2</vcpu>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>restart</on_crash>
  <devices>
  </devices>
</domain>
`);
  });

  it("belongs to one connection: another one starts afresh, with ids from 1", async () => {
    await conn.domainDestroy(ref, 0);
    const other = await openClassic();
    expect(await other.listDomains()).toEqual([1]);
    expect(await conn.listDomains()).toEqual([]);
    await conn.domainCreate({ uuid: ref.uuid }, 0);
    expect(await conn.listDomains()).toEqual([2]);
  });
});

describe("CPU time", () => {
  it("runs while the guest does, and stands while it is paused", async () => {
    let now = 0n;
    const timed = await openClassic("test:///classic", createTestDriver({ clock: { now: () => now } }));
    const time = async () => (await timed.domainGetInfo(ref)).cpuTime;
    now = 1_000n;
    expect(await time()).toBe(1_000n);
    await timed.domainSuspend(ref);
    now = 5_000n;
    expect(await time()).toBe(1_000n);
    await timed.domainResume(ref);
    now = 6_000n;
    expect(await time()).toBe(2_000n);
    expect((await timed.domainGetVcpus(ref)).map(({ cpuTime }) => cpuTime)).toEqual([1_000n, 1_000n]);
  });
});

describe("memory and vcpus", () => {
  it("survive the largest number that core lets through, and its dump", async () => {
    await conn.domainSetMaxMemory(ref, Number.MAX_SAFE_INTEGER);
    await conn.domainSetMemory(ref, Number.MAX_SAFE_INTEGER, 0);
    expect(parseDomain(await conn.domainGetXMLDesc(ref, 0)).domain.memory?.value).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });

  it("lower the memory in use with the maximum", async () => {
    await conn.domainSetMaxMemory(ref, 1048576);
    expect(await conn.domainGetInfo(ref)).toMatchObject({ maxMem: 1048576, memory: 1048576 });
  });

  it("allow 32 vcpus and no more", async () => {
    await conn.domainSetVcpus(ref, 32, 0);
    await expect(conn.domainSetVcpus(ref, 33, 0)).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    expect((await conn.domainGetVcpus(ref)).length).toBe(32);
  });

  it("pin to CPUs that the node has", async () => {
    await conn.domainPinVcpu(ref, 1, Uint8Array.of(0b100, 0, 0xff), 0);
    const [first, second] = await conn.domainGetVcpus(ref);
    expect([...second!.cpumap]).toEqual([0b100, 0]);
    expect(second!.cpu).toBe(2);
    expect([...first!.cpumap]).toEqual([0xff, 0xff]);
    await expect(conn.domainPinVcpu(ref, 1, Uint8Array.of(0, 0, 1), 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  });
});

describe("devices", () => {
  const nic = "<interface type='bridge'><mac address='00:16:3E:00:00:01'/></interface>";

  it("are known by target and by MAC address", async () => {
    await conn.domainAttachDevice(ref, nic, 0);
    await expect(conn.domainAttachDevice(ref, nic, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await conn.domainDetachDevice(ref, nic, 0);
    await expect(conn.domainDetachDevice(ref, nic, 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    await expect(conn.domainDetachDevice(ref, "<interface type='bridge'/>", 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    await expect(conn.domainAttachDevice(ref, "<graphics type='vnc'/>", 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
  });
});

describe("events", () => {
  it("tell the whole life of a domain", async () => {
    const stop = new AbortController();
    const seen: (string | undefined)[] = [];
    const events = conn.domainEvents({}, { signal: stop.signal });
    const reading = (async () => {
      for await (const event of events) seen.push(describeEvent(event));
    })();
    const defined = await conn.domainDefineXML(plainXML("guest", "<on_crash>destroy</on_crash>"), 0);
    const started = await conn.domainCreate(defined, 0);
    await conn.domainSuspend(started);
    await conn.domainResume(started);
    const again = (await conn.domainReboot(started, 0))!;
    await conn.domainCoreDump(again, join(folder, "core"), 0, 1);
    await conn.domainUndefine(defined, 0);
    await new Promise(setImmediate);
    stop.abort();
    await reading;
    expect(seen).toEqual([
      "DEFINED 0",
      "STARTED 0",
      "SUSPENDED 0",
      "RESUMED 0",
      "reboot",
      "CRASHED 0",
      `STOPPED ${DomainEventStoppedDetail.CRASHED}`,
      "UNDEFINED 0",
    ]);
  });

  const describeEvent = (event: DomainEvent) =>
    event.event === "lifecycle" ? `${nameOf(DomainEventType, event.type)} ${event.detail}` : event.event;
});

it("shows the vcpus that are not online, and takes them up and down", async () => {
  const domain = await conn.domainCreateXML(plainXML("x", "<vcpu current='1'>3</vcpu>"), 0);
  const states = async () => (await conn.domainGetVcpus(domain)).map(({ state }) => state);
  expect((await conn.domainGetVcpus(domain)).map(({ cpu }) => cpu < 0)).toEqual([false, true, true]);
  expect((await conn.domainGetInfo(domain)).nrVirtCpu).toBe(1);
  expect(await states()).toEqual([1, 0, 0]);
  await conn.domainSetVcpus(domain, 2, 0);
  expect(await states()).toEqual([1, 1, 0]);
  expect(await conn.domainGetXMLDesc(domain, 0)).toContain("<vcpu current='2'>3</vcpu>");
});
