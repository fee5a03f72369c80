import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { QmpClient, type QmpTransport } from "@libvirt-ts/qmp";
import { isLongRun, qemuUnavailable } from "@libvirt-ts/testkit";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandLineOf, completeDomain, domainToQemuArgv, probeQemu, type Qemu } from "../src/index.js";
import { pairs } from "./pairs.js";

const binary = "qemu-system-x86_64";

const reason = qemuUnavailable();
if (reason !== undefined && process.env.CI !== undefined && process.env.LIBVIRT_TS_NO_TOOLS === undefined)
  throw new Error(reason);
if (reason !== undefined) console.log(`skipped: guests started by a real QEMU: ${reason}`);

/** Documents whose guests need nothing of the host but images: its ports, devices, folders and modules of QEMU are left out. */
const startable = pairs.filter(
  ({ id, xml, argv, host }) =>
    argv !== undefined &&
    host === "tcg" &&
    /arch='x86_64'|<type>hvm/.test(xml) &&
    !/type='(kvm|network|ethernet|bridge|direct|vdpa|vhostuser|tcp|udp|stdio|dev|pipe|block|pci|mdev|spice|spicevmc|dbus|sdl|egl-headless|pulseaudio|file' path|virtiofs)'|OVMF|firmware=|loader|<kernel>|protocol='|tpm|hugepages|memtune|blkiotune|smartcard|redirdev|backingStore|slices|luks|usb'><source|nvram|mode='host-model'|<disk type='(dir|nvme)'|io='(native|io_uring)'|<rom file|transient|top\.qcow2|qemu:|sound model='usb'|mode='connect'|nvdimm|igb|cid auto|<fwcfg|file='\/tmp\/qf\/(fw|ser|pulse|r,om)|<shmem|vhost|port='599|5797|websocket|teaming|<vsock|<hostdev|<crypto|lun|ioh3420|vnc,1/.test(
      xml,
    ) &&
    !/118|197|331|351|265/.test(id),
);
/** Half of them in every run: a guest takes a second of a busy machine. */
const chosen = isLongRun ? startable : startable.filter((_, at) => at % 2 === 0);

describe.skipIf(reason !== undefined)("a real QEMU", () => {
  let folder: string;
  let qemu: Qemu;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "qe-"));
    qemu = await probeQemu(binary);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("tells what it has", () => {
    expect(qemu.arch).toBe("x86_64");
    expect(qemu.machines.filter(({ alias }) => alias === "q35" || alias === "pc")).toEqual([
      expect.objectContaining({ defaultRamId: "pc.ram" }),
      expect.objectContaining({ defaultRamId: "pc.ram" }),
    ]);
  });

  it("is called for a document in one step", async () => {
    const { text, warnings } = await domainToQemuArgv(
      "<domain type='qemu'><name>one</name><memory unit='MiB'>64</memory><os><type arch='x86_64'>hvm</type></os></domain>",
    );
    expect(warnings).toEqual([]);
    expect(text).toMatch(
      /^\S*qemu-system-x86_64 \\\n-name guest=one,debug-threads=on \\\n-S \\\n-machine pc-i440fx-/,
    );
  });

  it("that is none is said so, with its own words", async () => {
    await expect(probeQemu("/bin/cat", { timeout: 5000 })).rejects.toThrow(
      /cannot ask \/bin\/cat what it has/,
    );
    await expect(probeQemu(join(folder, "missing"))).rejects.toThrow(/ENOENT/);
  });

  it.each(chosen)("starts the guest of our command line: $id", async ({ xml }) => {
    const run = mkdtempSync(join(folder, "g"));
    const { domain } = parseDomain(xml.replaceAll("/tmp/qf/img", run).replaceAll("/tmp/qf", run));
    for (const { 1: file } of xml.matchAll(/'\/tmp\/qf\/img\/([^']+)'/g))
      makeImage(join(run, file!.replaceAll("&quot;", '"')));
    const monitor = join(run, "qmp.sock");
    const files = { monitors: [monitor], directory: run, nvram: join(run, "nvram.fd") };
    const { args } = commandLineOf(completeDomain(domain, qemu), qemu, { files });
    const log = join(run, "log");
    writeFileSync(log, "");
    const child = spawn("sh", ["-c", 'exec "$0" "$@" 2>"$LOG"', binary, ...args], {
      stdio: "ignore",
      env: { ...process.env, LOG: log },
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
    try {
      const socket = await reach(monitor, ended, log);
      const client = await QmpClient.connect(Duplex.toWeb(socket) as unknown as QmpTransport);
      expect((await client.execute("query-status")).status).toMatch(/^(prelaunch|paused)$/);
      expect((await client.execute("query-name")).name).toBe(domain.name);
      await client.execute("quit");
      expect(await ended).toBe(0);
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
  });
});

function makeImage(path: string): void {
  const format = path.endsWith(".qcow2") ? "qcow2" : "raw";
  execFileSync("qemu-img", [
    "create",
    "-q",
    "-f",
    format,
    path,
    path.endsWith("floppy.img") ? "1440K" : "1M",
  ]);
}

/** Connects as soon as QEMU listens, until when connecting fails at once; that it ended instead is an error with its words. */
async function reach(path: string, ended: Promise<unknown>, log: string): Promise<Socket> {
  let over = false;
  ended.then(() => {
    over = true;
  });
  for (;;) {
    const socket = connect(path);
    const error = await new Promise<Error | undefined>((resolve) => {
      socket.once("connect", () => resolve(undefined)).once("error", resolve);
    });
    if (error === undefined) return socket;
    if (over) throw new Error(`QEMU ended: ${readFileSync(log, "utf8")}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
