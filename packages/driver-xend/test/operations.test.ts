import {
  DomainState,
  DomainXMLFlags,
  ErrorNumber,
  type LibvirtError,
  type PeerLookup,
} from "@libvirt-ts/driver";
import { DomainRebootFlags } from "@libvirt-ts/driver/flags";
import { XEND_VERSIONS, xendFaults } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { createXendDriver, defaultTimeouts } from "../src/index.js";
import { config, domainXml, startPair, uuidOf } from "./support.js";

async function failure(promise: Promise<unknown>): Promise<LibvirtError> {
  return promise.then(
    (value) => {
      throw new Error(`expected an error, got ${String(value)}`);
    },
    (error) => error,
  );
}

const web = { uuid: uuidOf(1), name: "web1" };
const managed = ["3.0.4", "3.1", "3.4", "4.1", "4.4"] as const;

describe("what a listing costs", () => {
  it.each(XEND_VERSIONS)("on xend %s", async (version) => {
    await using pair = await startPair({ version });
    const { xend, connection } = pair;
    const early = version === "3.0.2" || version === "3.0.3";
    for (let n = 0; n < 40; n++) xend.add(config(`r${n}`, uuidOf(n)), "running");
    for (let n = 40; n < 45; n++) xend.add(config(`p${n}`, uuidOf(n)), "paused");
    if (!early) for (let n = 45; n < 52; n++) xend.add(config(`h${n}`, uuidOf(n)), "halted");
    const cost = async (ask: () => Promise<unknown>) => {
      xend.forget();
      await ask();
      return xend.requestCount;
    };
    const exact = ["3.4", "4.1", "4.4"].includes(version);
    expect(await connection.listAllDomains(0)).toHaveLength(early ? 46 : 53);
    expect(await cost(() => connection.listAllDomains(0))).toBe(early ? 1 : 2 + 12);
    expect(await connection.listDomains()).toEqual(Array.from({ length: 46 }, (_, id) => id));
    expect(await cost(() => connection.listDomains())).toBe(early ? 1 : exact ? 3 + 5 : 2 + 12);
    expect(await connection.numOfDomains()).toBe(46);
    expect(await cost(() => connection.numOfDomains())).toBe(early ? 1 : exact ? 2 : 2 + 12);
    expect(await connection.listAllDomains(2)).toHaveLength(early ? 0 : 7);
    if (early) return;
    expect(await connection.listDefinedDomains()).toHaveLength(7);
    expect(await connection.numOfDefinedDomains()).toBe(7);
    expect(await cost(() => connection.listDefinedDomains())).toBe(exact ? 1 : 2 + 12);
  });

  it.each(managed)("does not take a crashed domain for a defined one on xend %s", async (version) => {
    await using pair = await startPair({ version });
    const { xend, connection } = pair;
    xend.add(config("web1", uuidOf(1)).replace("(vm ", "(vm (on_crash preserve) "), "running");
    xend.crash("web1");
    expect(await connection.listDefinedDomains()).toEqual([]);
    expect(await connection.listDomains()).toEqual([0, 1]);
    expect(await connection.numOfDomains()).toBe(2);
    expect((await connection.domainGetInfo(web)).state).toBe(DomainState.CRASHED);
    for (const deed of [
      () => connection.domainSuspend(web),
      () => connection.domainShutdown(web, 0),
      () => connection.domainSetMemory(web, 65_536, 0),
      () => connection.domainSetVcpus(web, 1, 0),
      () => connection.domainCreate(web, 0),
    ]) {
      expect(await failure(deed())).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    }
    await connection.domainDestroy(web, 0);
    expect(xend.domains).toHaveLength(1);
  });
});

it("lacks what a version lacks", async () => {
  await using early = await startPair({ version: "3.0.3" });
  for (const name of [
    "domainDefineXML",
    "domainCreate",
    "domainUndefine",
    "listDefinedDomains",
    "domainCoreDump",
  ] as const) {
    expect(early.connection[name]).toBeUndefined();
  }
  await using later = await startPair({ version: "3.1" });
  later.xend.add(config("web1", uuidOf(1)), "running");
  const error = await failure(later.connection.domainPinVcpu(web, 0, Uint8Array.of(1), 0));
  expect(error).toMatchObject({ code: ErrorNumber.NO_SUPPORT });
  expect(error.message).toMatch(/set the vcpu free/);
  expect(later.xend.requests.some(({ form }) => form?.get("op") === "pincpu")).toBe(false);
});

it("reboots by the paravirtual interface, and not otherwise", async () => {
  await using pair = await startPair({ version: "4.1" });
  pair.xend.add(config("web1", uuidOf(1)), "running");
  const before = await pair.connection.domainLookupByName("web1");
  const error = await failure(pair.connection.domainReboot(before, DomainRebootFlags.GUEST_AGENT));
  expect(error).toMatchObject({ code: ErrorNumber.ARGUMENT_UNSUPPORTED });
  const after = (await pair.connection.domainReboot(before, DomainRebootFlags.PARAVIRT))!;
  expect([before.id, after.id]).toEqual([1, 2]);
  expect((await pair.connection.domainReboot(after, 0))!.id).toBe(3);
});

it("waits for no guest that does not obey", async () => {
  await using pair = await startPair({ version: "4.1", guests: "ignore" });
  pair.xend.add(config("web1", uuidOf(1)), "running");
  expect(await pair.connection.domainShutdown(web, 0)).toEqual({ ...web, id: 1 });
});

it("refuses figures that make no sense, before it asks xend", async () => {
  await using pair = await startPair({ version: "3.0.4" });
  const { xend, connection } = pair;
  xend.add(config("web1", uuidOf(1)), "running");
  for (const deed of [
    () => connection.domainSetMemory(web, 0, 0),
    () => connection.domainSetMemory(web, 1023, 0),
    () => connection.domainSetMemory(web, Number.NaN, 0),
    () => connection.domainSetMemory(web, 512 * 1024, 0),
    () => connection.domainSetMaxMemory(web, 1024),
    () => connection.domainSetMaxMemory(web, -1),
    () => connection.domainSetVcpus(web, 0, 0),
    () => connection.domainSetVcpus(web, 1.5, 0),
    () => connection.domainSave(web, "relative/path", undefined, 0),
    () => connection.domainSave(web, "/nul\0", undefined, 0),
    () => connection.domainRestore("", undefined, 0),
    () => connection.domainCoreDump(web, "core", 0, 0),
  ]) {
    expect(await failure(deed())).toMatchObject({ code: ErrorNumber.INVALID_ARG });
  }
  expect(await failure(connection.domainCoreDump(web, "/core", 0, 6))).toMatchObject({
    code: ErrorNumber.ARGUMENT_UNSUPPORTED,
  });
  expect(await failure(connection.domainGetXMLDesc(web, 8))).toMatchObject({
    code: ErrorNumber.ARGUMENT_UNSUPPORTED,
  });
  expect(xend.requests.filter(({ method }) => method === "POST")).toEqual([]);
});

describe("devices", () => {
  const disk = (target: string) =>
    `<disk type='file'><source file='/srv/${target}.img'/><target dev='${target}'/></disk>`;
  const card = (mac: string) =>
    `<interface type='bridge'><source bridge='xenbr0'/><mac address='${mac}'/></interface>`;

  it.each(XEND_VERSIONS)("come and go on xend %s", async (version) => {
    await using pair = await startPair({ version });
    const { xend, connection } = pair;
    xend.add(config("web1", uuidOf(1)), "running");
    await connection.domainAttachDevice(web, disk("xvdb"), 0);
    await connection.domainAttachDevice(web, card("00:16:3E:00:00:02"), 0);
    expect(xend.domains[1]!.devices.map(({ class: kind, id }) => `${kind} ${id}`)).toEqual([
      "vbd 51712",
      "vif 0",
      "vbd 51728",
      "vif 1",
    ]);
    await connection.domainDetachDevice(web, card("00:16:3e:00:00:02"), 0);
    await connection.domainDetachDevice(web, disk("xvdb"), 0);
    expect(xend.domains[1]!.devices).toHaveLength(2);
  });

  it("that are not there, or cannot be told apart, are not detached", async () => {
    await using pair = await startPair({ version: "3.0.4" });
    const { xend, connection } = pair;
    xend.add(config("web1", uuidOf(1)), "running");
    xend.add(config("idle", uuidOf(2)), "halted");
    const idle = { uuid: uuidOf(2) };
    expect(await failure(connection.domainDetachDevice(web, disk("xvdz"), 0))).toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    expect(await failure(connection.domainDetachDevice(web, card("00:16:3e:99:99:99"), 0))).toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    const nameless = card("").replace("<mac address=''/>", "");
    expect(await failure(connection.domainDetachDevice(web, nameless, 0))).toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    expect(await failure(connection.domainDetachDevice(web, "<graphics type='vnc'/>", 0))).toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
    expect(await failure(connection.domainAttachDevice(idle, disk("xvdb"), 0))).toMatchObject({
      code: ErrorNumber.OPERATION_INVALID,
    });
    expect(xend.domains[1]!.devices).toHaveLength(2);
  });

  it("of an inactive domain change its configuration, from 3.4", async () => {
    await using pair = await startPair({ version: "3.4" });
    const { xend, connection } = pair;
    xend.add(config("web1", uuidOf(1)), "halted");
    await connection.domainAttachDevice(web, disk("xvdb"), 0);
    expect(xend.domains[1]!.devices).toHaveLength(3);
    await connection.domainDetachDevice(web, disk("xvdb"), 0);
    expect(xend.domains[1]!.devices).toHaveLength(2);
    const error = await failure(connection.domainDetachDevice(web, card("00:16:3e:00:00:01"), 0));
    expect(error).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
  });
});

describe("peers", () => {
  const runtime: PeerLookup = {
    get: (name) =>
      name === "guestRuntime"
        ? ({
            vncPorts: async () => new Map([[1, 5942]]),
            consolePaths: async () => new Map([[1, "/dev/pts/7"]]),
          } as never)
        : undefined,
  };
  const screen = "<graphics type='vnc' port='-1'/>";

  it("tell the port and the console of a running guest", async () => {
    await using pair = await startPair({ version: "4.1" }, {}, { peers: runtime });
    const ref = await pair.connection.domainCreateXML(domainXml("web1", uuidOf(1), screen), 0);
    const xml = await pair.connection.domainGetXMLDesc(ref, 0);
    expect(xml).toMatch(/<graphics type='vnc' port='5942'/);
    expect(xml).toContain("<console tty='/dev/pts/7'/>");
    await pair.connection.domainDefineXML(domainXml("idle", uuidOf(2), screen), 0);
    const idle = { uuid: uuidOf(2) };
    expect(await pair.connection.domainGetXMLDesc(idle, 0)).not.toMatch(/5942|tty/);
    const { INACTIVE } = DomainXMLFlags;
    expect(await pair.connection.domainGetXMLDesc(idle, INACTIVE)).toBe(
      await pair.connection.domainGetXMLDesc(idle, 0),
    );
    expect(await failure(pair.connection.domainGetXMLDesc(ref, INACTIVE))).toMatchObject({
      code: ErrorNumber.ARGUMENT_UNSUPPORTED,
    });
  });

  it("are told what xend knows", async () => {
    await using pair = await startPair({ version: "3.0.4" });
    const { xend, connection } = pair;
    xend.add(config("web1", uuidOf(1)), "running");
    xend.add(config("web2", uuidOf(2)), "paused");
    xend.add(config("idle", uuidOf(3)), "halted");
    const { domainNames, activeDomains, domainStarter } = connection.peers!;
    expect(await domainNames!.namesOf([0, 2, 9])).toEqual(
      new Map([
        [0, "Domain-0"],
        [2, "web2"],
      ]),
    );
    expect([...(await activeDomains!.findByName(["web2", "idle"])).keys()]).toEqual(["web2"]);
    expect(await domainStarter!.createFrom(domainXml("web3", uuidOf(4)))).toMatchObject({
      uuid: uuidOf(4),
      id: 3,
    });
  });
});

describe("opening", () => {
  it("tries the local socket, and says what is wrong with it", async () => {
    const driver = createXendDriver({ socket: "/nonexistent/xend-socket" });
    const request = { uri: undefined, readOnly: false, peers: { get: () => undefined }, warn: () => {} };
    const error = await failure(driver.open(request));
    // On this host something else may listen on port 8000; it is no xend.
    expect(error).toMatchObject({
      code: ErrorNumber.NO_CONNECT,
      str2: "/nonexistent/xend-socket",
      cause: { code: "ENOENT" },
    });
  });

  it("finds the local xend at its socket", async () => {
    await using pair = await startPair({ version: "4.1", listen: "unix" });
    const driver = createXendDriver({ socket: pair.xend.uri });
    for (const uri of [undefined, "", "xen", "xen:///"]) {
      const connection = await driver.open({
        uri,
        readOnly: true,
        peers: { get: () => undefined },
        warn: () => {},
      });
      expect(await connection.getVersion!()).toBe(4_001_006);
      expect(await connection.getType!()).toBe("XenDaemon");
      expect(await connection.getHostname!()).toBe("fake");
      await connection.close();
    }
  });

  it("refuses a URI that is its own and wrong", async () => {
    const driver = createXendDriver();
    const request = { readOnly: false, peers: { get: () => undefined }, warn: () => {} };
    expect(await failure(driver.open({ ...request, uri: "http://host/path" }))).toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
    expect(driver).toMatchObject({ name: "XenDaemon", number: 3 });
    expect(driver.accepts("test:///default")).toBe(false);
  });

  it("has a time-out for every kind of request", () => {
    expect(Object.values(defaultTimeouts).every((timeout) => timeout > 0 && timeout <= 3_600_000)).toBe(true);
  });
});

it("never waits for a reply longer than its kind of request may take", async () => {
  const timeouts = { connect: 100, query: 150, change: 200, devices: 250, image: 300 };
  await using pair = await startPair({ version: "4.1" }, { timeouts });
  const { xend, connection } = pair;
  xend.add(config("web1", uuidOf(1)), "running");
  const stalled = async (deed: () => Promise<unknown>, op: string) => {
    xend.misbehave(xendFaults.stall(), { when: ({ form }) => form?.get("op") === op, unheard: true });
    return (await failure(deed())).message;
  };
  expect(await stalled(() => connection.domainSuspend(web), "pause")).toMatch(/within 200 ms/);
  expect(await stalled(() => connection.domainSave(web, "/tmp/x", undefined, 0), "save")).toMatch(
    /within 300 ms/,
  );
  expect(
    await stalled(
      () => connection.domainAttachDevice(web, "<disk><source file='/x'/><target dev='xvdb'/></disk>", 0),
      "device_create",
    ),
  ).toMatch(/within 250 ms/);
  xend.misbehave(xendFaults.stall());
  expect((await failure(connection.nodeGetInfo())).message).toMatch(/within 150 ms/);
});
