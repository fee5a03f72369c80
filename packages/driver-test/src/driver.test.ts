import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DomainEvent,
  DomainEventStoppedDetail,
  DomainEventType,
  type DomainRef,
  DomainState,
  DomainXMLFlags,
  type DriverConnection,
  ErrorDomain,
  ErrorNumber,
  nameOf,
  noPeers,
} from "@libvirt-ts/driver";
import { DomainRebootFlags } from "@libvirt-ts/driver/flags";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDriver, testDriver } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "driver-test-unit-"));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (uri = "test:///classic", driver = testDriver) =>
  driver.open({ uri, readOnly: false, peers: noPeers, warn: () => {} }) as Promise<
    Required<DriverConnection>
  >;

const xml = (name: string, rest = "") =>
  `<domain type='test'><name>${name}</name><memory>65536</memory>${rest}</domain>`;

let conn: Required<DriverConnection>;
let ref: DomainRef;
beforeEach(async () => {
  conn = await open();
  ref = await conn.domainLookupByName("test");
});

it("keeps what it can tell again where a document says one thing twice in two ways", async () => {
  const define = (rest: string) => conn.domainDefineXML(xml("twice", rest), 0);
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
    expect(await (await open("test:///%64efault")).numOfDomains()).toBe(1);
    await expect(open("test:///%zz")).rejects.toMatchObject({ code: ErrorNumber.INTERNAL_ERROR });
    await expect(open("test:///a%00b")).rejects.toMatchObject({ code: ErrorNumber.INTERNAL_ERROR });
    await expect(open(`test:///${"x".repeat(5_000)}`)).rejects.toMatchObject({ int1: 36 });
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
    const other = await open();
    expect(await other.listDomains()).toEqual([1]);
    expect(await conn.listDomains()).toEqual([]);
    await conn.domainCreate({ uuid: ref.uuid }, 0);
    expect(await conn.listDomains()).toEqual([2]);
  });
});

describe("CPU time", () => {
  it("runs while the guest does, and stands while it is paused", async () => {
    let now = 0n;
    const timed = await open("test:///classic", createTestDriver({ clock: { now: () => now } }));
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

describe("what follows the end of a run", () => {
  async function outcome(endings: string, end: (domain: DomainRef) => Promise<DomainRef | undefined>) {
    const domain = await conn.domainCreateXML(xml("guest", endings), 0);
    const after = await end(domain);
    const others = (await conn.listAllDomains(0)).filter(({ ref: { name } }) => name !== "test");
    return {
      before: domain.id,
      after: after!.id,
      domains: others.map(({ ref: { name, id }, info }) => [name, id, nameOf(DomainState, info!.state)]),
    };
  }
  const shutdown = (domain: DomainRef) => conn.domainShutdown(domain, 0);
  const reboot = (domain: DomainRef) => conn.domainReboot(domain, 0);
  const crash = (domain: DomainRef) => conn.domainCoreDump(domain, join(folder, "core"), 0, 1);

  it.each([
    ["shutdown: destroy by default", "", shutdown, undefined, []],
    ["reboot: restart by default", "", reboot, 2, [["guest", 2, "RUNNING"]]],
    [
      "crash: rename-restart by default",
      "",
      crash,
      3,
      [
        ["guest-1", 2, "CRASHED"],
        ["guest", 3, "RUNNING"],
      ],
    ],
    ["on_poweroff restart", "<on_poweroff>restart</on_poweroff>", shutdown, 3, [["guest", 3, "RUNNING"]]],
    ["on_poweroff preserve", "<on_poweroff>preserve</on_poweroff>", shutdown, 2, [["guest", 2, "SHUTOFF"]]],
    ["on_reboot destroy", "<on_reboot>destroy</on_reboot>", reboot, undefined, []],
    ["on_crash preserve", "<on_crash>preserve</on_crash>", crash, 2, [["guest", 2, "CRASHED"]]],
    ["on_crash destroy", "<on_crash>destroy</on_crash>", crash, undefined, []],
    [
      "each word is for its own ending",
      "<on_reboot>destroy</on_reboot><on_poweroff>preserve</on_poweroff><on_crash>restart</on_crash>",
      reboot,
      undefined,
      [],
    ],
  ] as const)("%s", async (_, endings, end, id, domains) => {
    expect(await outcome(endings, end)).toEqual({ before: 2, after: id, domains });
  });

  it("reboot does what on_reboot says, however the guest is asked", async () => {
    const domain = await conn.domainCreateXML(xml("guest"), 0);
    for (const flags of Object.values(DomainRebootFlags)) {
      expect((await conn.domainReboot(domain, flags))!.id).toBe(domain.id);
    }
  });

  it("a preserved domain can only be destroyed", async () => {
    const domain = await conn.domainCreateXML(xml("guest", "<on_poweroff>preserve</on_poweroff>"), 0);
    await conn.domainShutdown(domain, 0);
    const invalid = { code: ErrorNumber.OPERATION_INVALID, domain: ErrorDomain.TEST };
    await expect(conn.domainSuspend(domain)).rejects.toMatchObject(invalid);
    await expect(conn.domainCreate(domain, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetMemory(domain, 8192, 0)).rejects.toMatchObject(invalid);
    expect(await conn.domainDestroy(domain, 0)).toEqual({ uuid: domain.uuid, name: "guest" });
  });

  it("rename-restart gives the old one the next free name and a uuid of its own, and its dump says so", async () => {
    await conn.domainDefineXML(xml("guest-1"), 0);
    const domain = await conn.domainCreateXML(xml("guest", "<on_reboot>rename-restart</on_reboot>"), 0);
    const after = (await conn.domainReboot(domain, 0))!;
    expect(after.uuid).toBe(domain.uuid);
    const aside = await conn.domainLookupByName("guest-2");
    expect(aside.id).toBe(domain.id);
    expect(aside.uuid).not.toBe(domain.uuid);
    expect(parseDomain(await conn.domainGetXMLDesc(aside, 0)).domain).toMatchObject({
      name: "guest-2",
      uuid: aside.uuid?.replaceAll("-", ""),
    });
  });

  it("rename-restart finds a legal name where the old one is as long as a name can be", async () => {
    const name = `😀${"x".repeat(251)}`;
    for (const aside of [`😀${"x".repeat(249)}-1`, `😀${"x".repeat(249)}-2`]) {
      const domain = await conn
        .domainLookupByName(name)
        .catch(() => conn.domainCreateXML(xml(name, "<on_reboot>rename-restart</on_reboot>"), 0));
      await conn.domainReboot(domain, 0);
      const dump = await conn.domainGetXMLDesc(await conn.domainLookupByName(aside), 0);
      expect(parseDomain(dump).domain.name).toBe(aside);
    }
  });

  it("a persistent domain that is redefined while it runs changes with its next start", async () => {
    await conn.domainDefineXML(xml("guest"), 0);
    const started = await conn.domainCreate(await conn.domainLookupByName("guest"), 0);
    await conn.domainDefineXML(
      `<domain><name>guest</name><uuid>${started.uuid}</uuid><memory>131072</memory></domain>`,
      0,
    );
    expect(await conn.domainGetMaxMemory(started)).toBe(65536);
    await conn.domainDestroy(started, 0);
    expect(await conn.domainGetMaxMemory(started)).toBe(131072);
  });

  it("createLinux starts an inactive domain of the same name with the new configuration, for this run", async () => {
    const defined = await conn.domainDefineXML(xml("guest"), 0);
    const started = await conn.domainCreateXML(
      "<domain><name>guest</name><memory>131072</memory></domain>",
      0,
    );
    expect(started.uuid).toBe(defined.uuid);
    expect(await conn.domainGetMaxMemory(started)).toBe(131072);
    await conn.domainDestroy(started, 0);
    expect(await conn.domainGetMaxMemory(started)).toBe(65536);
  });
});

describe("configurations", () => {
  it.each([
    ["an unknown action", "<on_crash>explode</on_crash>", ErrorNumber.XML_ERROR],
    ["too many vcpus", "<vcpu>33</vcpu>", ErrorNumber.CONFIG_UNSUPPORTED],
    ["the uuid of Domain-0", `<uuid>${"0".repeat(32)}</uuid>`, ErrorNumber.INVALID_ARG],
  ])("%s is refused, and nothing is kept", async (_, rest, code) => {
    await expect(conn.domainDefineXML(xml("guest", rest), 0)).rejects.toMatchObject({ code });
    expect(await conn.numOfDefinedDomains()).toBe(0);
  });

  it("keep elements that nobody knows", async () => {
    const domain = await conn.domainDefineXML(xml("guest", "<description>a &lt; b</description>"), 0);
    expect(await conn.domainGetXMLDesc(domain, 0)).toContain("<description>a &lt; b</description>");
  });

  it("show passwords on request only", async () => {
    const domain = await conn.domainDefineXML(
      xml("guest", "<devices><graphics type='vnc' port='5901' passwd='secret'/></devices>"),
      0,
    );
    expect(await conn.domainGetXMLDesc(domain, 0)).not.toContain("secret");
    expect(await conn.domainGetXMLDesc(domain, 1)).toContain("passwd='secret'");
  });

  it("are told apart from what runs, on request", async () => {
    const { INACTIVE } = DomainXMLFlags;
    const domain = await conn.domainDefineXML(xml("guest"), 0);
    expect(await conn.domainGetXMLDesc(domain, INACTIVE)).toBe(await conn.domainGetXMLDesc(domain, 0));
    const active = await conn.domainCreate(domain, 0);
    const larger = (await conn.domainGetXMLDesc(active, INACTIVE)).replace(/<memory>\d+/, "<memory>99999");
    await conn.domainDefineXML(larger, 0);
    expect(await conn.domainGetXMLDesc(active, 0)).not.toContain("99999");
    expect(await conn.domainGetXMLDesc(active, INACTIVE)).toBe(larger);
    const transient = await conn.domainCreateXML(xml("transient"), 0);
    expect(await conn.domainGetXMLDesc(transient, INACTIVE)).toBe(
      (await conn.domainGetXMLDesc(transient, 0)).replace(/ id='\d+'/, ""),
    );
  });

  it("warn through the connection", async () => {
    const warnings: string[] = [];
    const warned = await testDriver.open({
      uri: "test:///classic",
      readOnly: false,
      peers: noPeers,
      warn: ({ message }) => warnings.push(message),
    });
    await warned.domainDefineXML!("<domain><name>x</name></domain>", 0);
    expect(warnings.join()).toContain("memory");
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

describe("files", () => {
  const path = join(folder, "saved");

  it("hold magic, length and the domain's XML, for their owner only", async () => {
    await conn.domainSave(ref, path, undefined, 0);
    const file = readFileSync(path);
    expect(file.subarray(0, 15).toString("latin1")).toBe("TestGuestMagic\0");
    expect(file.readUInt32LE(15)).toBe(file.length - 19);
    expect(file.subarray(19).toString()).toContain("<name>test</name>");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await conn.domainRestore(path, undefined, 0))!.id).toBe(2);
  });

  it("that are damaged start nothing", async () => {
    await conn.domainSave(ref, path, undefined, 0);
    const good = readFileSync(path);
    const bad: [string, Buffer][] = [
      ["empty", Buffer.alloc(0)],
      ["no magic", Buffer.from("something else entirely")],
      ["no length", good.subarray(0, 17)],
      ["length 0", Buffer.concat([good.subarray(0, 15), Buffer.alloc(4)])],
      ["cut", good.subarray(0, good.length - 1)],
      ["huge length", Buffer.concat([good.subarray(0, 15), Buffer.alloc(4, 0xff), good.subarray(19)])],
      ["no XML", Buffer.concat([good.subarray(0, 19), Buffer.alloc(good.length - 19, "<")])],
    ];
    for (const [what, bytes] of bad) {
      writeFileSync(path, bytes);
      await expect(conn.domainRestore(path, undefined, 0), what).rejects.toMatchObject({
        name: "LibvirtError",
      });
    }
    expect(await conn.listDomains()).toEqual([]);
  });

  it("that are no files are refused without waiting for them", async () => {
    await expect(conn.domainRestore(folder, undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await expect(conn.domainRestore("/dev/zero", undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await expect(conn.domainSave(ref, join(folder, "missing", "file"), undefined, 0)).rejects.toMatchObject({
      code: ErrorNumber.WRITE_FAILED,
      int1: 2,
    });
  });

  it("never take the place of what is no file", async () => {
    const [link, target] = [join(folder, "link"), join(folder, "target")];
    writeFileSync(target, "old");
    symlinkSync(target, link);
    await conn.domainCoreDump(ref, link, 0, 0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, "latin1")).toBe("TestGuestMagic\0");
    const fifo = join(folder, "fifo");
    execFileSync("mkfifo", [fifo]);
    for (const path of ["/dev/null", fifo, folder, "a\0b"]) {
      await expect(conn.domainSave(ref, path, undefined, 0), path).rejects.toMatchObject({
        code: ErrorNumber.WRITE_FAILED,
      });
    }
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
    expect(lstatSync(fifo).isFIFO()).toBe(true);
    expect((await conn.domainGetInfo(ref)).state).toBe(DomainState.RUNNING);
    expect(readdirSync(folder).filter((name) => name.startsWith("fifo"))).toEqual(["fifo"]);
  });

  it("of an aborted or overtaken save leave the domain to whoever was faster", async () => {
    const stop = new AbortController();
    const saving = conn.domainSave(ref, path, undefined, 0, { signal: stop.signal });
    stop.abort();
    await expect(saving).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_ABORTED,
      message: expect.stringContaining(`'${path}' was written already`),
    });
    expect((await conn.domainGetInfo(ref)).state).toBe(DomainState.RUNNING);
    const overtaken = conn.domainSave(ref, path, undefined, 0);
    await conn.domainDestroy(ref, 0);
    await expect(overtaken).rejects.toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
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
    const defined = await conn.domainDefineXML(xml("guest", "<on_crash>destroy</on_crash>"), 0);
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
  const domain = await conn.domainCreateXML(xml("x", "<vcpu current='1'>3</vcpu>"), 0);
  const states = async () => (await conn.domainGetVcpus(domain)).map(({ state }) => state);
  expect((await conn.domainGetVcpus(domain)).map(({ cpu }) => cpu < 0)).toEqual([false, true, true]);
  expect((await conn.domainGetInfo(domain)).nrVirtCpu).toBe(1);
  expect(await states()).toEqual([1, 0, 0]);
  await conn.domainSetVcpus(domain, 2, 0);
  expect(await states()).toEqual([1, 1, 0]);
  expect(await conn.domainGetXMLDesc(domain, 0)).toContain("<vcpu current='2'>3</vcpu>");
});
