import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { type DriverConnection, isOperationName } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { DomainState, DomainUndefineFlags } from "@libvirt-ts/driver/flags";
import {
  guestDisk,
  isForLongRuns,
  isLongRun,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, describe, it, test } from "vitest";
import { differencesOf } from "./libvirt-generations.js";
import { absent, differences, leftOut } from "./qemu-differences.js";
import { GuestConsole } from "./qemu-guest.js";

const unavailable = systemLibvirtdUnavailable() ?? qemuUnavailable();
if (unavailable) it.skip(`core over libvirtd's QEMU (${unavailable})`, () => undefined);
else await conform();
if (!isLongRun) console.log("skipped: every other case over libvirtd's QEMU: LIBVIRT_TS_LONG=1 runs them");

async function conform(): Promise<void> {
  const daemon = await SystemLibvirtd.start({ ownNetwork: true });
  afterAll(async () => daemon[Symbol.asyncDispose]());
  const template = guestDisk(daemon.file("disk"));
  const folder = join(daemon.folder, "files");
  const images = join(daemon.folder, "images");
  for (const path of [folder, images]) mkdirSync(path);
  let current: DriverConnection;
  let guests = 0;
  let disks = 0;

  /** One state for all connections: what a test left is taken away first. */
  async function connect(): Promise<DriverConnection> {
    const conn = await libvirt.openOperations(`qemu+unix:///system?socket=${daemon.socketPath}`);
    for (const { ref } of await conn.listAllDomains!(0)) {
      await conn.domainDestroy!(ref, 0).catch(() => undefined);
      const { MANAGED_SAVE, SNAPSHOTS_METADATA, NVRAM, CHECKPOINTS_METADATA } = DomainUndefineFlags;
      const all = MANAGED_SAVE | SNAPSHOTS_METADATA | NVRAM | CHECKPOINTS_METADATA;
      await conn.domainUndefine!(ref, all).catch(() => undefined);
    }
    guests = 0;
    for (const name of ["vda", "vdq", "vdr", "vdz"]) {
      writeFileSync(join(images, name), "");
      truncateSync(join(images, name), 1024 * 1024);
    }
    current = conn;
    return conn;
  }

  const sample = await connect();
  await sample.networkCreateXML!("<network><name>default</name><bridge name='conform'/></network>", 0);
  const names: OperationName[] = Object.keys(sample).filter(isOperationName);
  const differs = await differencesOf(sample, differences);
  await sample.close();

  /** A disk of its own for each, since snapshots are kept in it. */
  const disk = () => {
    const path = join(images, guests === 0 ? "image" : `image-${disks++}`);
    execFileSync("rm", ["-f", path]);
    copyFileSync(template, path);
    return path;
  };
  /** A control character has no escape: it goes in as it is, and the daemon refuses it. */
  const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);
  const domainXML = (name: string, uuid: string, devices = "", vcpus = 1) =>
    `<domain type='qemu'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>32768</memory><vcpu>${vcpus}</vcpu>
      <os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features><devices>
      <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${disk()}'/>
        <target dev='vda' bus='virtio'/></disk>
      <controller type='usb' model='none'/>
      <serial type='pty'><target port='0'/></serial><console type='pty'><target type='serial' port='0'/></console>${devices}
      </devices></domain>`;
  /** The first guest of a test has the card and the screen that tests know by their names. */
  const guestXML = (name: string, uuid: string) => {
    const target = guests === 0 ? "<target dev='tap0'/>" : "";
    const card = `<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>${target}</interface>`;
    const xml = domainXML(name, uuid, `${card}<video><model type='vga' vram='1024'/></video>`, 2);
    guests++;
    return xml;
  };

  /** A guest hears of nothing before it has started; most tests do not need it to. */
  const patient = /plugged|detached|one of two|rebooted/;
  let isPatient = false;
  async function settle(): Promise<void> {
    if (!isPatient) return;
    for (const { ref, info } of await current.listAllDomains!(0)) {
      if (info?.state !== DomainState.RUNNING) continue;
      const console = new GuestConsole(await current.domainOpenConsole!(ref, undefined, 0));
      await console.answers("!");
      await console.close();
    }
  }

  let turn = 0;
  /** The embedded node is held to every case in every run, libvirtd's own driver to every other one. */
  const waits = (): boolean => !isLongRun && turn++ % 2 === 1;

  describe("core over libvirtd's QEMU conforms to the contract", () => {
    suite({
      test: (name, run) => {
        // What is wrong with a number is told before it is sent: the driver is held to that over the test driver, too.
        if (name in leftOut || isForLongRuns(name, "names", "numbers") || waits()) return;
        const held = () => {
          isPatient = patient.test(name);
          return run();
        };
        (name in differs ? test.fails : test)(name, held);
      },
      open: connect,
      supports: names.filter((name) => !absent.test(name)),
      fixtures: {
        active: async (conn) => {
          const ref = await conn.domainCreateXML!(domainXML("active", randomUUID()), 0);
          await settle();
          return ref;
        },
        inactive: async (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
        domainXML,
        guestXML,
        images: () => images,
        path: (name) => join(folder, `${name}-${randomUUID()}`),
        settle,
      },
    });
  });
}
