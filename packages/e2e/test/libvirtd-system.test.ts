import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Connect, open, openReadOnly } from "@libvirt-ts/core";
import {
  NetworkEventLifecycleType,
  NetworkUpdateCommand,
  NetworkUpdateFlags,
  NetworkUpdateSection,
  SecretEventLifecycleType,
  SecretUsageType,
} from "@libvirt-ts/driver/flags";
import {
  guestDisk,
  guestXML,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until, virshOf } from "./qemu-guest.js";

const unavailable = systemLibvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) console.log(`skipped: the libvirtd of the system: ${unavailable}`);

describe.skipIf(unavailable)("the libvirtd of the system", () => {
  let daemon: SystemLibvirtd;
  let conn: Connect;
  let uri: string;
  const virsh = (...args: string[]) => virshOf(uri, ...args);

  beforeAll(async () => {
    daemon = await SystemLibvirtd.start({ ownNetwork: true });
    uri = `qemu+unix:///system?socket=${daemon.socketPath}`;
    conn = await open(uri);
  });
  afterAll(async () => {
    await conn?.close();
    await daemon?.[Symbol.asyncDispose]();
  });

  it("tells who it is", async () => {
    expect(await conn.getHostname()).toBe(await virsh("hostname"));
    expect(await conn.getHostname()).toBe(daemon.hostname);
    expect((await conn.getCapabilities()).trim()).toBe(await virsh("capabilities"));
    expect(await conn.getType()).toBe("QEMU");
  });

  it("lets itself be looked at, and no more, through its other socket", async () => {
    const looking = `qemu+unix:///system?socket=${daemon.readOnlySocketPath}`;
    const xml = "<network><name>never</name></network>";
    const refused = { codeName: "OPERATION_DENIED" };
    await using reader = await openReadOnly(looking);
    expect(await reader.getHostname()).toBe(daemon.hostname);
    await expect(reader.networkDefineXML(xml)).rejects.toMatchObject(refused);
    // It is the daemon that refuses whoever does not say that he only reads.
    await using writer = await open(looking);
    await expect(writer.networkDefineXML(xml)).rejects.toMatchObject(refused);
    expect(await virsh("net-list", "--all", "--name")).toBe("");
  });

  it.each([
    ["isolated", "", "192.0.2"],
    ["nat", "<forward mode='nat'/>", "198.51.100"],
  ])("has networks: %s", async (name, forward, prefix) => {
    const events = conn.networkEvents();
    await events.ready;
    const network = await conn.networkDefineXML(
      `<network><name>${name}</name>${forward}<bridge name='vb-${name}'/>
        <ip address='${prefix}.1' netmask='255.255.255.0'><dhcp><range start='${prefix}.10' end='${prefix}.20'/></dhcp></ip>
      </network>`,
    );
    await network.create();
    expect(await virsh("net-info", name)).toMatch(
      new RegExp(`Active: +yes\nPersistent: +yes\nAutostart: +no\nBridge: +vb-${name}`),
    );
    const { stdout } = await promisify(execFile)("nsenter", [
      ...["-t", String(daemon.pid), "-n", "ip", "-o", "addr", "show", `vb-${name}`],
    ]);
    expect(stdout).toContain(`${prefix}.1/24`);
    await network.setAutostart(true);
    expect(await virsh("net-list", "--autostart", "--name")).toBe(name);
    const host = `<host mac='52:54:00:00:00:01' name='web' ip='${prefix}.15'/>`;
    await network.update(
      NetworkUpdateCommand.ADD_LAST,
      NetworkUpdateSection.IP_DHCP_HOST,
      -1,
      host,
      NetworkUpdateFlags.LIVE | NetworkUpdateFlags.CONFIG,
    );
    expect(await virsh("net-dumpxml", name)).toContain(host);
    expect((await network.XMLDesc()).trim()).toBe(await virsh("net-dumpxml", name));
    expect(await network.DHCPLeases()).toEqual([]);
    await network.setAutostart(false);
    await network.destroy();
    await network.undefine();
    expect(await virsh("net-list", "--all", "--name")).toBe("");
    const told = await until(
      events,
      (event) => "type" in event && event.type === NetworkEventLifecycleType.UNDEFINED,
    );
    expect(told.map((event) => (event as { type: number }).type)).toEqual([
      NetworkEventLifecycleType.DEFINED,
      NetworkEventLifecycleType.STARTED,
      NetworkEventLifecycleType.STOPPED,
      NetworkEventLifecycleType.UNDEFINED,
    ]);
    await events.return!();
  });

  it("puts a guest's card on a network, behind a filter", async () => {
    const filter = await conn.nwfilterDefineXML(
      "<filter name='quiet'><rule action='drop' direction='in'><tcp dstportstart='25'/></rule></filter>",
    );
    expect(await virsh("nwfilter-dumpxml", "quiet")).toBe((await filter.XMLDesc()).trim());
    const network = await conn.networkCreateXML(
      "<network><name>wire</name><bridge name='vb-wire'/></network>",
    );
    const card =
      "<interface type='network'><mac address='52:54:00:00:00:07'/><source network='wire'/><model type='e1000'/><filterref filter='quiet'/></interface>";
    const domain = await conn.createXML(guestXML("wired", guestDisk(daemon.file("disk")), { devices: card }));
    const [binding] = await conn.listAllNWFilterBindings();
    expect(binding!.filterName()).toBe("quiet");
    expect(await virsh("nwfilter-binding-list")).toMatch(new RegExp(`${binding!.portDev()} +quiet`));
    const [port] = await network.listAllPorts();
    expect(await virsh("net-port-list", "wire")).toBe(port!.UUIDString());
    expect(await port!.XMLDesc()).toContain("52:54:00:00:00:07");
    expect(await domain.interfaceStats(binding!.portDev())).toMatchObject({ rxErrs: 0 });
    await expect(filter.undefine()).rejects.toMatchObject({ codeName: "OPERATION_INVALID" });
    await domain.destroy();
    expect([await conn.listAllNWFilterBindings(), await network.listAllPorts()]).toEqual([[], []]);
    await network.destroy();
    await filter.undefine();
    expect(await virsh("nwfilter-list")).not.toContain("quiet");
  });

  it("keeps secrets, and tells what happens to them", async () => {
    const events = conn.secretEvents();
    await events.ready;
    const secret = await conn.secretDefineXML(
      "<secret ephemeral='no' private='no'><usage type='ceph'><name>client</name></usage></secret>",
    );
    const value = Buffer.from([0, 1, 254, 255]);
    await secret.setValue(value);
    expect(Buffer.from(await secret.value())).toEqual(value);
    expect(await virsh("secret-get-value", secret.UUIDString())).toBe(value.toString("base64"));
    const found = await conn.secretLookupByUsage(SecretUsageType.CEPH, "client");
    expect(found.UUIDString()).toBe(secret.UUIDString());
    expect((await secret.XMLDesc()).trim()).toBe(await virsh("secret-dumpxml", secret.UUIDString()));
    const closed = await conn.secretDefineXML(
      "<secret ephemeral='yes' private='yes'><usage type='ceph'><name>closed</name></usage></secret>",
    );
    await closed.setValue(value);
    await expect(closed.value()).rejects.toMatchObject({ codeName: "INVALID_SECRET" });
    await closed.undefine();
    await secret.undefine();
    expect(await virsh("secret-list")).not.toMatch(/client|closed/);
    const told = await until(
      events,
      (event) =>
        event.secret.UUIDString() === secret.UUIDString() &&
        event.event === "lifecycle" &&
        event.type === SecretEventLifecycleType.UNDEFINED,
    );
    expect(told.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["lifecycle", "value-changed", "lifecycle"]),
    );
    await events.return!();
  });

  it("knows the host's devices and interfaces", async () => {
    const names = (await conn.listAllDevices()).map((device) => device.name());
    const lines = (text: string) => text.split("\n").map((line) => line.trim());
    expect([...names].sort()).toEqual(lines(await virsh("nodedev-list")).sort());
    const device = await conn.nodeDeviceLookupByName("computer");
    expect((await device.XMLDesc()).trim()).toBe(await virsh("nodedev-dumpxml", "computer"));
    expect(await device.listCaps()).toEqual(["system"]);
    expect(await device.parent()).toBeUndefined();
    const lo = await conn.interfaceLookupByName("lo");
    expect((await lo.XMLDesc()).trim()).toBe(await virsh("iface-dumpxml", "lo"));
  });
});
