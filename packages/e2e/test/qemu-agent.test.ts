import type { Domain } from "@libvirt-ts/core";
import {
  DomainEventAgentLifecycleState,
  DomainEventType,
  DomainGetHostnameFlags,
  DomainInterfaceAddressesSource,
  DomainShutdownFlags,
} from "@libvirt-ts/driver/flags";
import { AGENT_CHANNEL, GuestAgent, guestDisk, guestXML, Qtest, qtestCommandLine } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GuestConsole, until } from "./qemu-guest.js";
import { differences } from "./qemu-host-differences.js";
import { describeOnHosts, ofUser } from "./qemu-hosts.js";

/** How a guest of the machine `pc` turns itself off. */
const PM_CONTROL = 0x604;
const SOFT_OFF = 0x2000;

/** A guest agent's answers, as QEMU documents them, and what it was told. */
function agentAnswers(told: Record<string, unknown>) {
  const note = (name: string, answer: unknown) => (args: object) => {
    told[name] = args;
    return answer;
  };
  const address = (type: string, text: string, prefix: number) => ({
    "ip-address-type": type,
    "ip-address": text,
    prefix,
  });
  return {
    "guest-ping": () => ({}),
    "guest-get-time": () => 1_700_000_000_250_000_000,
    "guest-set-time": note("time", {}),
    "guest-get-host-name": () => ({ "host-name": "tiny.example" }),
    "guest-network-get-interfaces": () => [
      {
        name: "eth0",
        "hardware-address": "52:54:00:00:00:01",
        "ip-addresses": [address("ipv4", "192.0.2.7", 24), address("ipv6", "2001:db8::7", 64)],
      },
    ],
    "guest-get-fsinfo": () => [
      { name: "sda1", mountpoint: "/", type: "ext4", disk: [], "total-bytes": 1000, "used-bytes": 400 },
    ],
    "guest-fsfreeze-status": () => "thawed",
    "guest-fsfreeze-freeze": () => 2,
    "guest-fsfreeze-freeze-list": note("freeze", 1),
    "guest-fsfreeze-thaw": () => 2,
    "guest-fstrim": note("trim", { paths: [] }),
    "guest-get-vcpus": () => [
      { "logical-id": 0, online: true, "can-offline": false },
      { "logical-id": 1, online: true, "can-offline": true },
    ],
    "guest-set-vcpus": note("vcpus", 1),
    "guest-set-user-password": note("password", {}),
    "guest-get-users": () => [{ user: "root", "login-time": 1_700_000_000.5 }],
    "guest-get-osinfo": () => ({ id: "tiny", name: "Tiny", "kernel-release": "0" }),
    "guest-get-timezone": () => ({ zone: "CET", offset: 3600 }),
    "guest-ssh-get-authorized-keys": () => ({ keys: ["ssh-ed25519 AAAA tiny"] }),
    "guest-ssh-add-authorized-keys": note("keys", {}),
  };
}

describeOnHosts("the agent of a guest", ofUser, (host) => {
  let domain: Domain;
  let qtest: Qtest;
  let agent: GuestAgent;
  const told: Record<string, unknown> = {};

  beforeAll(async () => {
    const path = host.file("qtest");
    const xml = guestXML("agent", guestDisk(host.file("disk")), {
      devices: AGENT_CHANNEL,
      more: qtestCommandLine(path),
    });
    domain = await host.conn.createXML(xml.replace("<vcpu>1</vcpu>", "<vcpu>2</vcpu>"));
    const console = new GuestConsole(await domain.openConsole());
    await console.answers("!");
    await console.close();
    qtest = await Qtest.connect(path);
  });
  afterAll(async () => {
    await agent?.stop();
    qtest?.close();
  });

  it("is not there before the guest has started it, and tells when it is", async () => {
    await expect(domain.hostname(DomainGetHostnameFlags.AGENT)).rejects.toMatchObject({
      codeName: "AGENT_UNRESPONSIVE",
    });
    const events = host.conn.domainEvents({ domain, kinds: ["agent-lifecycle"] });
    await events.ready;
    agent = await GuestAgent.start(qtest, agentAnswers(told));
    expect((await until(events, () => true))[0]).toMatchObject({
      state: DomainEventAgentLifecycleState.CONNECTED,
    });
    await events.return!();
    expect(await host.virsh("dumpxml", "agent", "--xpath", "//channel/target/@state")).toMatch(
      host.has(differences.channelState),
    );
  });

  it("answers any command, to us as to virsh", async () => {
    const ping = '{"execute":"guest-ping"}';
    expect(await domain.qemuAgentCommand(ping, 5)).toBe('{"return":{}}');
    expect(await host.virsh("qemu-agent-command", "agent", ping)).toBe('{"return":{}}');
    await expect(domain.qemuAgentCommand('{"execute":"guest-sing"}', 5)).rejects.toMatchObject({
      message: expect.stringContaining("guest-sing"),
    });
  });

  it("tells of the guest: its name, clock, addresses, file systems, users", async () => {
    expect(await domain.hostname(DomainGetHostnameFlags.AGENT)).toBe("tiny.example");
    expect(await host.virsh("domhostname", "agent", "--source", "agent")).toBe("tiny.example");
    expect(await domain.getTime()).toMatchObject({ seconds: 1_700_000_000 });
    expect(await domain.interfaceAddresses(DomainInterfaceAddressesSource.AGENT)).toEqual([
      {
        name: "eth0",
        hwaddr: "52:54:00:00:00:01",
        addrs: [
          { type: 0, addr: "192.0.2.7", prefix: 24 },
          { type: 1, addr: "2001:db8::7", prefix: 64 },
        ],
      },
    ]);
    expect(await host.virsh("domifaddr", "agent", "--source", "agent")).toMatch(/eth0 .*192\.0\.2\.7\/24/);
    expect(await domain.fsInfo()).toMatchObject([{ mountpoint: "/", name: "sda1" }]);
    const info = await domain.guestInfo(0);
    expect(info).toMatchObject({
      os: { id: "tiny" },
      timezone: { name: "CET", offset: 3600 },
      hostname: "tiny.example",
    });
    expect(await host.virsh("guestinfo", "agent")).toContain("tiny.example");
    expect(await domain.authorizedSSHKeysGet("root")).toEqual(["ssh-ed25519 AAAA tiny"]);
  });

  it("does to the guest what it is told", async () => {
    await domain.setTime({ seconds: 5, nseconds: 6 });
    expect(told.time).toEqual({ time: 5_000_000_006 });
    expect(await domain.fsFreeze(["/"])).toBe(1);
    expect(told.freeze).toEqual({ mountpoints: ["/"] });
    expect(await domain.fsThaw()).toBe(2);
    await domain.fSTrim(undefined, 512);
    expect(told.trim).toMatchObject({ minimum: 512 });
    expect(await domain.guestVcpus()).toMatchObject({ vcpus: "0-1", online: "0-1", offlinable: "1" });
    await domain.setGuestVcpus("1", false);
    expect(told.vcpus).toEqual({ vcpus: [{ "logical-id": 1, online: false }] });
    await domain.setUserPassword("root", "hunter2");
    expect(told.password).toMatchObject({ username: "root", crypted: false });
    await domain.authorizedSSHKeysSet("root", ["ssh-ed25519 BBBB mine"]);
    expect(told.keys).toMatchObject({ username: "root", keys: ["ssh-ed25519 BBBB mine"] });
  });

  it("is missed when it ends", async () => {
    const events = host.conn.domainEvents({ domain, kinds: ["agent-lifecycle"] });
    await events.ready;
    await agent.close();
    expect((await until(events, () => true))[0]).toMatchObject({
      state: DomainEventAgentLifecycleState.DISCONNECTED,
    });
    await events.return!();
    await expect(domain.hostname(DomainGetHostnameFlags.AGENT)).rejects.toMatchObject({
      codeName: "AGENT_UNRESPONSIVE",
    });
  });

  it("turns the guest off, without a word", async () => {
    agent = await GuestAgent.start(qtest, {
      ...agentAnswers(told),
      "guest-shutdown": (args) => {
        told.shutdown = args;
        void qtest.out("w", PM_CONTROL, SOFT_OFF).catch(() => undefined);
      },
    });
    const events = host.conn.domainEvents({ domain, kinds: ["lifecycle"] });
    await events.ready;
    await expect
      .poll(() => domain.hostname(DomainGetHostnameFlags.AGENT).catch(() => undefined))
      .toBe("tiny.example");
    await domain.shutdownFlags(DomainShutdownFlags.GUEST_AGENT);
    expect(told.shutdown).toMatchObject({ mode: "powerdown" });
    await until(events, (event) => "type" in event && event.type === DomainEventType.STOPPED);
    await events.return!();
    expect(await host.virsh("list", "--all", "--name")).toBe("");
  });
});
