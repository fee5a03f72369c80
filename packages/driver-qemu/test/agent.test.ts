import { join } from "node:path";
import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainEventAgentLifecycleReason,
  DomainEventAgentLifecycleState,
  DomainGuestInfoTypes,
  DomainInterfaceAddressesSource,
  DomainShutdownFlags,
  DomainSnapshotCreateFlags,
} from "@libvirt-ts/driver/flags";
import { AGENT_CHANNEL, GuestAgent, Qtest, qtestCommandLine } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, eventsUntil, isStopped, readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("agents of real guests");

/** How a guest of the machine `pc` turns itself off. */
const PM_CONTROL = 0x604;
const SOFT_OFF = 0x2000;
const { AGENT } = DomainInterfaceAddressesSource;

/** An agent's answers, as QEMU documents them, and what it was told. */
function answers(told: Record<string, unknown>) {
  const note = (name: string, answer: unknown) => (args: object) => {
    told[name] = args;
    return answer;
  };
  return {
    "guest-ping": () => ({}),
    "guest-get-time": () => 1_700_000_000_250_000_000,
    "guest-set-time": note("time", {}),
    "guest-get-host-name": () => ({ "host-name": "tiny.example" }),
    "guest-network-get-interfaces": () => [
      {
        name: "eth0",
        "hardware-address": "52:54:00:00:00:0A",
        "ip-addresses": [{ "ip-address-type": "ipv4", "ip-address": "192.0.2.7", prefix: 24 }],
      },
      { name: "lo" },
    ],
    "guest-get-fsinfo": () => [
      {
        name: "sda1",
        mountpoint: "/",
        type: "ext4",
        disk: [{ "bus-type": "ide", bus: 0, target: 0, unit: 0 }],
        "total-bytes": 1000,
        "used-bytes": 400,
      },
    ],
    "guest-fsfreeze-freeze": note("freeze", 2),
    "guest-fsfreeze-freeze-list": note("freeze-list", 1),
    "guest-fsfreeze-thaw": note("thaw", 2),
    "guest-fstrim": note("trim", { paths: [] }),
    "guest-get-vcpus": () =>
      [0, 1, 2].map((id) => ({ "logical-id": id, online: id < 2, "can-offline": id > 0 })),
    "guest-set-vcpus": note("vcpus", 1),
    "guest-set-user-password": note("password", {}),
    "guest-get-users": () => [{ user: "root", "login-time": 1_700_000_000.5 }],
    "guest-get-osinfo": () => ({ id: "tiny", name: "Tiny" }),
    "guest-get-timezone": () => ({ zone: "CET", offset: 3600 }),
    "guest-ssh-get-authorized-keys": () => ({ keys: ["ssh-ed25519 AAAA tiny"] }),
    "guest-ssh-add-authorized-keys": note("keys", {}),
  };
}

describe.skipIf(reason !== undefined)("the agent of a guest", () => {
  const node = new TestNode();
  const told: Record<string, unknown> = {};
  let conn: Connection;
  let ref: DomainRef;
  let qtest: Qtest;
  let agent: GuestAgent;

  beforeAll(async () => {
    if (reason !== undefined) return;
    conn = await node.open();
    const path = join(node.folder, "qtest");
    const xml = node.xml("agent", { devices: AGENT_CHANNEL, more: qtestCommandLine(path) });
    ref = await conn.domainCreateXML(xml, 0);
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, 0);
    await writable.getWriter().write(new TextEncoder().encode("!"));
    await readUntil(readable, "!");
    await readable.cancel();
    qtest = await Qtest.connect(path);
  });
  afterAll(async () => {
    await agent?.stop();
    qtest?.close();
    await node.end();
  });

  it("is not there before the guest has started it, nor in a guest without a channel", async () => {
    await expect(conn.domainGetHostname(ref, 0)).rejects.toMatchObject({
      code: ErrorNumber.AGENT_UNRESPONSIVE,
    });
    const other = await conn.domainCreateXML(node.xml("mute"), 1);
    await expect(conn.domainGetHostname(other, 0)).rejects.toMatchObject({
      code: ErrorNumber.ARGUMENT_UNSUPPORTED,
    });
    await conn.domainDestroy(other, 0);
    const events = conn.domainEvents({ kinds: ["agent-lifecycle"], domain: ref });
    await events.ready;
    agent = await GuestAgent.start(qtest, answers(told));
    const { CONNECTED, DISCONNECTED } = DomainEventAgentLifecycleState;
    const reason = DomainEventAgentLifecycleReason.CHANNEL;
    expect((await events.next()).value).toMatchObject({ state: CONNECTED, reason });
    await agent.close();
    expect((await events.next()).value).toMatchObject({ state: DISCONNECTED, reason });
    await events.return!();
    agent = await GuestAgent.start(qtest, answers(told));
  });

  it("is asked of a guest that there is, before anybody judges what is asked", async () => {
    const gone = { uuid: "00000000-1111-4222-8333-444444444444", name: "gone" };
    for (const asked of [
      conn.domainSetTime(gone, { seconds: -1, nseconds: 0 }, 0),
      conn.domainFSTrim(gone, "/", 0n, 0),
      conn.domainGetGuestInfo(gone, 1 << 30, 0),
      conn.domainSetGuestVcpus(gone, "none", true, 0),
      conn.domainAuthorizedSSHKeysSet(gone, "root", [], 3),
      conn.domainInterfaceAddresses(gone, 99, 0),
      conn.domainPMSuspendForDuration(gone, 99, 0, 0),
      conn.domainQemuAgentCommand(gone, "nothing", -9, 0),
    ])
      await expect(asked).rejects.toMatchObject({ code: ErrorNumber.NO_DOMAIN });
  });

  it("tells of the guest", async () => {
    expect(await conn.domainGetHostname(ref, 0)).toBe("tiny.example");
    expect(await conn.domainGetTime(ref, 0)).toMatchObject({ seconds: 1_700_000_000 });
    expect(await conn.domainInterfaceAddresses(ref, AGENT, 0)).toEqual([
      { name: "eth0", hwaddr: "52:54:00:00:00:0a", addrs: [{ type: 0, addr: "192.0.2.7", prefix: 24 }] },
      { name: "lo", addrs: [] },
    ]);
    expect(await conn.domainGetFSInfo(ref, 0)).toEqual([
      { name: "sda1", mountpoint: "/", fstype: "ext4", devAliases: ["hda"] },
    ]);
    expect(await conn.domainGetGuestInfo(ref, 0, 0)).toEqual({
      user: [{ name: "root", "login-time": 1_700_000_000_500 }],
      os: { id: "tiny", name: "Tiny" },
      timezone: { name: "CET", offset: 3600 },
      hostname: "tiny.example",
      fs: [
        {
          mountpoint: "/",
          name: "sda1",
          fstype: "ext4",
          "total-bytes": 1000n,
          "used-bytes": 400n,
          disk: [{ alias: "hda" }],
        },
      ],
      if: [
        {
          name: "eth0",
          hwaddr: "52:54:00:00:00:0A",
          addr: [{ type: "ipv4", addr: "192.0.2.7", prefix: 24 }],
        },
        { name: "lo", addr: [] },
      ],
    });
    expect(await conn.domainGetGuestVcpus(ref, 0)).toEqual({
      vcpus: "0-2",
      online: "0-1",
      offlinable: "1-2",
    });
    expect(await conn.domainAuthorizedSSHKeysGet(ref, "root", 0)).toEqual(["ssh-ed25519 AAAA tiny"]);
  });

  it("does what the guest is told", async () => {
    await conn.domainSetTime(ref, { seconds: 5, nseconds: 7 }, 0);
    expect(await conn.domainFSFreeze(ref, undefined, 0)).toBe(2);
    expect(await conn.domainFSFreeze(ref, ["/"], 0)).toBe(1);
    expect(await conn.domainFSThaw(ref, undefined, 0)).toBe(2);
    await conn.domainFSTrim(ref, undefined, 4096n, 0);
    await conn.domainSetGuestVcpus(ref, "2", true, 0);
    await conn.domainSetUserPassword(ref, "root", "geheim", 0);
    await conn.domainAuthorizedSSHKeysSet(ref, "root", ["key"], 1);
    expect(told).toMatchObject({
      time: { time: 5_000_000_007 },
      "freeze-list": { mountpoints: ["/"] },
      trim: { minimum: 4096 },
      vcpus: { vcpus: [{ "logical-id": 2, online: true }] },
      password: { username: "root", password: Buffer.from("geheim").toString("base64"), crypted: false },
      keys: { username: "root", keys: ["key"], reset: false },
    });
    expect(await conn.domainQemuAgentCommand(ref, '{"execute":"guest-ping"}', 5, 0)).toBe('{"return":{}}');
  });

  it("is asked for nothing that makes no sense, and its refusals are told", async () => {
    const invalid = { code: ErrorNumber.INVALID_ARG };
    await expect(conn.domainSetTime(ref, { seconds: -1, nseconds: 0 }, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetGuestVcpus(ref, "9", true, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetGuestVcpus(ref, "x", true, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainSetGuestVcpus(ref, "0", false, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_UNSUPPORTED,
    });
    await expect(conn.domainQemuAgentCommand(ref, "ping", 5, 0)).rejects.toMatchObject(invalid);
    await expect(conn.domainQemuAgentCommand(ref, '{"execute":"guest-sing"}', 5, 0)).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
      message: expect.stringContaining("guest-sing"),
    });
  });

  it("may answer anything, and is not believed", async () => {
    await agent.stop();
    let garbage: unknown;
    const { "guest-ping": ping, ...rest } = answers(told);
    const names = [...Object.keys(rest), "guest-get-disks"];
    const lies = Object.fromEntries(names.map((name) => [name, () => garbage]));
    agent = await GuestAgent.start(qtest, { "guest-ping": ping, ...lies });
    const asked = [
      () => conn.domainGetHostname(ref, 0),
      () => conn.domainGetFSInfo(ref, 0),
      () => conn.domainInterfaceAddresses(ref, AGENT, 0),
      () => conn.domainGetGuestInfo(ref, 0, 0),
      () => conn.domainAuthorizedSSHKeysGet(ref, "root", 0),
    ];
    for (const value of [5, "text", [null], [{}], { "host-name": null }]) {
      garbage = value;
      for (const ask of asked)
        await expect(ask(), `${ask} of ${JSON.stringify(value)}`).rejects.toMatchObject({
          code: ErrorNumber.INTERNAL_ERROR,
          message: expect.stringContaining("its agent makes no sense"),
        });
    }
    const { USERS, TIMEZONE, DISKS, INTERFACES } = DomainGuestInfoTypes;
    const address = { "ip-address-type": 4, "ip-address": "::1", prefix: 128 };
    for (const [types, value] of [
      [USERS, [{ user: "root", domain: 5, "login-time": 1 }]],
      [TIMEZONE, { zone: {}, offset: 0 }],
      [DISKS, [{ name: "sda", partition: "no" }]],
      [DISKS, [{ name: "sda", partition: false, dependencies: [5] }]],
      [DISKS, [{ name: "sda", partition: false, address: { "pci-controller": null } }]],
      [INTERFACES, [{ name: "eth0", "hardware-address": [] }]],
      [INTERFACES, [{ name: "eth0", "ip-addresses": [address] }]],
    ] as const) {
      garbage = value;
      await expect(conn.domainGetGuestInfo(ref, types, 0), JSON.stringify(value)).rejects.toThrow(
        "its agent makes no sense",
      );
    }
    garbage = {};
    await expect(conn.domainFSThaw(ref, undefined, 0)).rejects.toThrow("its agent makes no sense");
    await agent.stop();
    agent = await GuestAgent.start(qtest, answers(told));
    expect(await conn.domainGetHostname(ref, 0)).toBe("tiny.example");
  });

  it("has the file systems hold still while a snapshot of the disks is made", async () => {
    for (const name of Object.keys(told)) delete told[name];
    const { DISK_ONLY, QUIESCE } = DomainSnapshotCreateFlags;
    const xml = "<domainsnapshot><name>quiet</name></domainsnapshot>";
    await conn.domainSnapshotCreateXML(ref, xml, DISK_ONLY | QUIESCE);
    expect(Object.keys(told)).toEqual(["freeze", "thaw"]);
  });

  it("turns the guest off", async () => {
    await agent.stop();
    let isOff = false;
    agent = await GuestAgent.start(qtest, {
      ...answers(told),
      "guest-shutdown": ({ mode }) => {
        isOff = mode === "powerdown";
        void qtest.out("w", PM_CONTROL, SOFT_OFF).catch(() => {});
        return undefined;
      },
    });
    const events = conn.domainEvents({ domain: ref, kinds: ["lifecycle"] });
    await events.ready;
    await conn.domainShutdown(ref, DomainShutdownFlags.GUEST_AGENT);
    expect(await eventsUntil(events, isStopped)).toEqual(["6/1", "5/0"]);
    expect(isOff).toBe(true);
  });
});
