import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Connect, type ConnectNodeDeviceEvent, open } from "@libvirt-ts/core";
import { NodeDeviceEventLifecycleType } from "@libvirt-ts/driver/flags";
import {
  Libvirtd,
  libvirtdUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { describe, expect, it, vi } from "vitest";
import { until, virshOf } from "./qemu-guest.js";
import { VirshEvents } from "./virsh-events.js";

const unavailable = libvirtdUnavailable();
if (unavailable) console.log(`skipped: events of node devices: ${unavailable}`);
const noSystem = systemLibvirtdUnavailable();
if (!unavailable && noSystem) console.log(`skipped: events of the host's devices: ${noSystem}`);

const { CREATED, DELETED } = NodeDeviceEventLifecycleType;
const run = promisify(execFile);

/** What udev says of the loopback device to whoever listens in a network namespace, by the format of systemd's library. */
const UDEV = `
import socket, struct, sys
action, number = sys.argv[1:]
told = dict(ACTION=action, DEVPATH="/devices/virtual/net/lo", SUBSYSTEM="net", INTERFACE="lo", IFINDEX="1",
            SEQNUM=number, USEC_INITIALIZED="1")
body = "".join(f"{name}={value}\\0" for name, value in told.items()).encode()
header = struct.pack("=8s", b"libudev") + struct.pack(">I", 0xFEEDCAFE)
header += struct.pack("=III", 40, 40, len(body)) + bytes(16)
udev = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15)
udev.bind((0, 0))
udev.sendto(header + body, (0, 2))
`;

/** What C's virsh is told of node devices, one kind of events a process. */
const virshHears = (uri: string, kind: string) => new VirshEvents(uri, "nodedev-event", "--event", kind);

const nameOf = (event: ConnectNodeDeviceEvent) => [
  event.event === "lifecycle" ? event.type : event.event,
  event.device.name(),
];

describe.skipIf(unavailable)("what happens to node devices is told", () => {
  it("by the test driver: one is made, and goes", async () => {
    await using daemon = await Libvirtd.start();
    await using conn = await open(`test+unix:///default?socket=${daemon.socketPath}`);
    const events = conn.nodeDeviceEvents();
    await events.ready;
    const device = await conn.nodeDeviceCreateXML(
      `<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>
        <wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>`,
    );
    await device.destroy();
    const told = await until(events, (event) => event.event === "lifecycle" && event.type === DELETED);
    expect(told.map(nameOf)).toEqual([
      [CREATED, device.name()],
      [DELETED, device.name()],
    ]);
    await events.return!();
  });

  it.skipIf(noSystem)("by the host's: one goes, comes back, and changes, to us as to C's virsh", async () => {
    await using daemon = await SystemLibvirtd.start({ ownNetwork: true });
    const uri = `qemu+unix:///system?socket=${daemon.socketPath}`;
    await using conn = await open(uri);
    using lifecycle = virshHears(uri, "lifecycle");
    using update = virshHears(uri, "update");
    let number = 0;
    const say = (action: string) =>
      run("nsenter", ["-t", String(daemon.pid), "-n", "python3", "-c", UDEV, action, String(++number)]);
    const lo = await loopback(conn);
    // They hear once they are told of anything.
    const hears = (virsh: VirshEvents, actions: string[], text: string) =>
      vi.waitFor(
        async () => {
          for (const action of actions) await say(action);
          expect(virsh.heard).toContain(text);
        },
        { timeout: 120_000, interval: 500 },
      );
    await hears(update, ["change"], `event 'update' for node device ${lo}`);
    await hears(lifecycle, ["remove", "add"], `event 'lifecycle' for node device ${lo}: Created`);

    const events = conn.nodeDeviceEvents();
    await events.ready;
    await say("remove");
    await until(events, (event) => event.event === "lifecycle" && event.type === DELETED);
    expect(await virshOf(uri, "nodedev-list", "--cap", "net")).not.toContain(lo);
    await expect(conn.nodeDeviceLookupByName(lo)).rejects.toMatchObject({ codeName: "NO_NODE_DEVICE" });
    await say("add");
    await until(events, (event) => event.event === "lifecycle" && event.type === CREATED);
    expect(await loopback(conn)).toBe(lo);
    await say("change");
    const [changed] = await until(events, (event) => event.event === "update");
    expect(changed?.device.name()).toBe(lo);
    await vi.waitFor(() =>
      expect(lifecycle.heard.trim().split("\n").slice(-2)).toEqual([
        `event 'lifecycle' for node device ${lo}: Deleted`,
        `event 'lifecycle' for node device ${lo}: Created`,
      ]),
    );
    await events.return!();
  });
});

async function loopback(conn: Connect): Promise<string> {
  const device = (await conn.listAllDevices()).find((one) => one.name().startsWith("net_lo_"));
  if (!device) throw new Error("the host has no loopback device");
  return device.name();
}
