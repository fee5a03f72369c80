import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { DomainCreateFlags } from "@libvirt-ts/driver/flags";
import { freePort, isLongRun } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { domainToQemuArgv, probeQemu } from "../src/index.js";
import { type Connection, reasonToSkip, TestNode } from "./node.js";
import { type Pair, pairs } from "./pairs.js";

const reason = reasonToSkip("guests started by a real QEMU");
const binary = "qemu-system-x86_64";

/** Documents whose guests libvirt has really started, on a host without KVM. */
const started = pairs.filter(({ host, form }) => host === "tcg" && form === "runtime");

/** Those that we do not start, and why. */
const refused: Readonly<Record<string, string>> = {
  "099-disk-transient": "changes are always kept",
  "309-on-crash-coredump-destroy": "no core is dumped when a guest crashes",
  "322-blkiotune-resource": "limits by control groups need root",
};

/** What a document wants that this machine does not have; undefined where it has all. */
function missing({ xml }: Pair): string | undefined {
  const emulator = /<emulator>(.*)<\/emulator>/.exec(xml)?.[1];
  const programs = [
    ...(emulator === undefined ? [] : [emulator]),
    ...(xml.includes("<tpm") ? ["/usr/bin/swtpm"] : []),
    ...(xml.includes("virtiofsd") ? ["/usr/lib/qemu/virtiofsd"] : []),
    ...(xml.includes("/dev/loop7") ? ["/dev/loop7"] : []),
  ];
  const absent = programs.find((path) => !existsSync(path));
  if (absent !== undefined) return `no ${absent}`;
  return xml.includes("virtiofsd") && process.getuid?.() !== 0 ? "virtiofsd wants root" : undefined;
}

/** Half of them in every run: a guest takes a moment, and there are many. */
const chosen = isLongRun ? started : started.filter((_, at) => at % 2 === 0);
const absent = chosen.flatMap((pair) => missing(pair) ?? []);
for (const why of new Set(absent))
  console.log(`skipped: guests of ${absent.filter((it) => it === why).length} documents: ${why}`);

describe.skipIf(reason !== undefined)("a real QEMU", () => {
  const node = new TestNode();
  let conn: Connection;

  beforeAll(async () => {
    const firmware = join(node.folder, "qemu/firmware");
    mkdirSync(firmware, { recursive: true });
    vi.stubEnv("XDG_CONFIG_HOME", node.folder);
    for (const name of ["OVMF_CODE_4M", "OVMF_CODE"]) {
      const code = blank(join(node.folder, `ovmf/${name}.fd`), 1 << 17);
      const vars = blank(join(node.folder, `ovmf/${name.replace("CODE", "VARS")}.fd`), 1 << 16);
      writeFileSync(join(firmware, `${name}.json`), JSON.stringify(descriptor(code, vars)));
    }
    conn = await node.open();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await node.end();
  });

  it("tells what it has", async () => {
    const qemu = await probeQemu(binary);
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
    await expect(probeQemu(join(node.folder, "missing"))).rejects.toThrow(/ENOENT/);
  });

  it.each(chosen.filter((pair) => !(pair.id in refused) && missing(pair) === undefined))(
    "has the guest of our command line: $id",
    async ({ xml }) => {
      const run = mkdtempSync(join(node.folder, "g"));
      await using peer = await listening(join(run, "s2.sock"));
      const ref = await conn.domainCreateXML(
        await settled(xml, run, peer.path),
        DomainCreateFlags.START_PAUSED,
      );
      try {
        const ask = async (command: string) =>
          JSON.parse(await conn.domainQemuMonitorCommand(ref, `{"execute":"${command}"}`, 0)).return;
        expect((await ask("query-status")).status).toBe("prelaunch");
        expect(await ask("query-name")).toEqual({ name: ref.name });
        expect(readFileSync(`/proc/${node.pidOf(ref.id!)}/cmdline`, "utf8")).toContain("\0-S\0");
      } finally {
        await conn.domainDestroy(ref, 0);
        rmSync(join("/dev/shm", sharedOf(run)), { force: true });
      }
    },
  );

  it.each(Object.keys(refused))("is not asked for what we cannot give: %s", async (id) => {
    const run = mkdtempSync(join(node.folder, "g"));
    const { xml } = started.find((pair) => pair.id === id)!;
    const text = await settled(xml, run, "");
    await expect(conn.domainCreateXML(text, DomainCreateFlags.START_PAUSED)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
  });

  /** A document with everything that it names here, in the folder of its run; a card on the host's network is a user's. */
  async function settled(xml: string, run: string, peer: string): Promise<string> {
    let text = xml
      .replaceAll("/tmp/qf/s2.sock", peer)
      .replaceAll(/\/tmp\/qf(?:\/img)?(?=\/)/g, run)
      .replaceAll("/tmp/qf/img", run)
      .replaceAll("/usr/share/OVMF", join(node.folder, "ovmf"))
      .replace(/(?<=<shmem name=')[^']*/, sharedOf(run))
      .replace(/<interface type='(?:network|ethernet|bridge)'>/g, "<interface type='user'>")
      .replace(
        /<(?:source (?:network|bridge)|script|target)[^>]*\/>(?=.*<\/interface>)|<tune>.*<\/tune>/g,
        "",
      );
    for (const { 0: all, 1: name } of text.matchAll(/ (?:port|service|websocket)='(\d{4,5})'/g))
      text = text.replace(all, all.replace(name!, `${await freePort()}`));
    for (const { 1: path } of text.matchAll(/['>]([^'>]+\.(?:raw|qcow2|img|iso|bin|fd))['<]/g))
      if (path!.startsWith(node.folder) && !existsSync(path!)) makeImage(path!.replaceAll("&quot;", '"'));
    for (const { 1: path } of text.matchAll(/<source dir='([^']*)'/g)) mkdirSync(path!, { recursive: true });
    return text;
  }
});

/** The memory that a run's guest shares: it is kept by the host, and by name. */
const sharedOf = (run: string): string => `libvirt-ts-${basename(run)}`;

/** A file of zeros, which is enough of a disk, a ROM or a firmware for a guest that stands still. */
function blank(path: string, size: number): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.alloc(size));
  return path;
}

const sizes: readonly (readonly [RegExp, number])[] = [
  [/floppy/, 1440 << 10],
  [/\.fd$/, 1 << 16],
  [/\.bin$/, 1 << 16],
  [/nv\.raw$/, 64 << 20],
];

function makeImage(path: string): void {
  if (path.endsWith(".qcow2")) execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", path, "1M"]);
  else blank(path, sizes.find(([name]) => name.test(path))?.[1] ?? 1 << 20);
}

/** As a distribution describes a firmware. */
const descriptor = (code: string, vars: string) => ({
  description: "UEFI",
  "interface-types": ["uefi"],
  mapping: {
    device: "flash",
    executable: { filename: code, format: "raw" },
    "nvram-template": { filename: vars, format: "raw" },
  },
  targets: [{ architecture: "x86_64", machines: ["pc-i440fx-*", "pc-q35-*"] }],
  features: ["acpi-s3", "verbose-dynamic"],
  tags: [],
});

/** Somebody at whose socket a guest's serial line can be connected. */
async function listening(path: string): Promise<AsyncDisposable & { readonly path: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    path,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
