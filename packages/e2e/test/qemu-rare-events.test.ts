import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import type { ConnectDomainEvent } from "@libvirt-ts/core";
import { DomainModificationImpact } from "@libvirt-ts/driver/flags";
import { guestDisk, guestXML, Qtest, qtestCommandLine } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "./qemu-guest.js";
import { describeOnHosts, ofOwnNetwork } from "./qemu-hosts.js";
import { VirshEvents } from "./virsh-events.js";

/** Every kind: the test that brings it about, or why none can. */
const kinds: Readonly<Record<ConnectDomainEvent["event"], string>> = {
  lifecycle: "qemu-events.test.ts",
  reboot: "qemu-events.test.ts",
  "rtc-change": "qemu-events.test.ts",
  watchdog: "qemu-events.test.ts",
  "io-error": "qemu-events.test.ts",
  graphics: "qemu-events.test.ts",
  "io-error-reason": "qemu-events.test.ts",
  "control-error": "qemu-rare-events.test.ts",
  "block-job": "qemu-guests.test.ts",
  "disk-change": "qemu-events.test.ts",
  "tray-change": "qemu-events.test.ts",
  "pm-wakeup": "qemu-events.test.ts",
  "pm-suspend": "qemu-events.test.ts",
  "balloon-change": "qemu-events.test.ts",
  "pm-suspend-disk": "qemu-events.test.ts",
  "device-removed": "qemu-guests.test.ts",
  "block-job-2": "qemu-guests.test.ts",
  tunable: "qemu-events.test.ts",
  "agent-lifecycle": "qemu-agent.test.ts",
  "device-added": "qemu-guests.test.ts",
  "migration-iteration": "qemu-migration.test.ts",
  "job-completed": "qemu-events.test.ts",
  "device-removal-failed": "qemu-rare-events.test.ts",
  "metadata-change": "qemu-events.test.ts",
  "block-threshold": "qemu-events.test.ts",
  "memory-failure": "not: the kernel tells QEMU of broken memory of KVM's guests only",
  "memory-device-size-change":
    "not: it takes a guest with a driver of virtio-mem, which is larger than 512 bytes",
  "nic-mac-change": "not: libvirt 9.0 does not know it",
  "vcpu-removed": "not: libvirt 9.0 does not know it",
  "channel-lifecycle": "not: libvirt 9.0 does not know it",
};

it("every kind of event is brought about somewhere, or it is said why it cannot be", () => {
  for (const [kind, where] of Object.entries(kinds)) {
    if (where.startsWith("not: ")) continue;
    const source = readFileSync(new URL(where, import.meta.url), "utf8");
    expect(source, `${where}: ${kind}`).toMatch(new RegExp(`"${kind}"|^ {4}${kind}: \\[`, "m"));
  }
});

/** Registers by which a guest tells what became of a memory module, as QEMU documents them. */
const MEMORY = { SLOT: 0xa00, EVENT: 0xa04, STATUS: 0xa08 };
const EJECTION = 3;
const BUSY = 0x82;

const MODULE = "<memory model='dimm'><target><size unit='MiB'>128</size><node>0</node></target></memory>";

/** Says something on a guest's monitor that QEMU would never say: with a copy of QEMU's own end of the socket. */
const BABBLE = `
import ctypes, glob, os, re, sys
pid = next(int(path.split("/")[2]) for path in glob.glob("/proc/[0-9]*/cmdline")
           if b"guest=" + sys.argv[1].encode() in open(path, "rb").read() and b"qemu" in open(path, "rb").read())
rows = [line.split() for line in open(f"/proc/{pid}/net/unix")]
inodes = {"socket:[%s]" % row[6] for row in rows if len(row) > 7 and re.search("monitor[0-9]?.sock$", row[7]) and row[5] == "03"}
fds = [int(fd) for fd in os.listdir(f"/proc/{pid}/fd") if os.readlink(f"/proc/{pid}/fd/{fd}") in inodes]
libc = ctypes.CDLL(None, use_errno=True)
pidfd_open, pidfd_getfd = 434, 438
for fd in fds:
    copy = libc.syscall(pidfd_getfd, libc.syscall(pidfd_open, pid, 0), fd, 0)
    if copy < 0: raise OSError(ctypes.get_errno(), "pidfd_getfd")
    os.write(copy, b"}babble{\\r\\n")
print(len(fds))
`;

describeOnHosts("what seldom happens, told us and C's virsh", ofOwnNetwork, (host) => {
  let virsh: VirshEvents;

  beforeAll(async () => {
    virsh = await VirshEvents.start(host.virshUri, host.conn);
  });
  afterAll(() => virsh?.[Symbol.dispose]());

  it("device-removal-failed, when a guest keeps a memory module", async () => {
    const path = host.file("qtest");
    const size = "<maxMemory slots='2' unit='MiB'>512</maxMemory><memory";
    const node = "<cpu><numa><cell id='0' cpus='0' memory='32' unit='MiB'/></numa></cpu>";
    const xml = guestXML("keeper", guestDisk(host.file("keeper")), { more: node + qtestCommandLine(path) });
    const domain = await host.conn.createXML(xml.replace("<memory", size));
    await domain.attachDeviceFlags(MODULE, DomainModificationImpact.LIVE);
    const events = host.conn.domainEvents({ domain, kinds: ["device-removal-failed"] });
    await events.ready;
    const qtest = await Qtest.connect(path);
    const [removal, told] = await Promise.all([
      domain.detachDeviceFlags(MODULE, DomainModificationImpact.LIVE).then(
        () => "taken away",
        (error) => error.message as string,
      ),
      until(events, () => true),
      (async () => {
        // The guest is asked once the daemon has come so far: it refuses until that is heard.
        while (!virsh.heard.includes("'device-removal-failed'")) {
          await qtest.out("l", MEMORY.SLOT, 0);
          await qtest.out("l", MEMORY.EVENT, EJECTION);
          await qtest.out("l", MEMORY.STATUS, BUSY);
        }
      })(),
    ]);
    expect(told[0]).toMatchObject({ event: "device-removal-failed", devAlias: "dimm0" });
    expect(virsh.heard).toContain("event 'device-removal-failed' for domain 'keeper': dimm0");
    expect(removal).not.toBe("taken away");
    qtest.close();
    await events.return!();
    await domain.destroy();
  });

  it("control-error, when a guest's monitor babbles", async () => {
    const domain = await host.conn.createXML(guestXML("babbler", guestDisk(host.file("babbler"))));
    const events = host.conn.domainEvents({ domain, kinds: ["control-error"] });
    await events.ready;
    const { stdout } = await promisify(execFile)("python3", ["-c", BABBLE, "babbler"]);
    // libvirtd has one; an embedded node and the daemon before it have one each.
    expect(Number(stdout)).toBeGreaterThan(0);
    const [told] = await until(events, () => true);
    expect(told).toMatchObject({ event: "control-error" });
    await expect.poll(() => virsh.heard).toContain("event 'control-error' for domain 'babbler'");
    await events.return!();
    await domain.destroy();
  });
});
