import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as FatFs from "js-fatfs";
import { afterAll, describe, expect, it } from "vitest";
import { makeSeed } from "../src/commands/install/seed.js";
import { today } from "./memory-host.js";

const folder = mkdtempSync(join(tmpdir(), "vi-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The files of a FAT image, read by the library that wrote them. */
async function filesOf(image: Uint8Array): Promise<Record<string, string>> {
  const fs = await FatFs.create({
    diskio: {
      initialize: () => 0,
      status: () => 0,
      read(ff, _drive, at, from, count) {
        ff.HEAPU8.set(image.subarray(from * 512, (from + count) * 512), at);
        return 0;
      },
      write: () => 1,
      ioctl(ff, _drive, command, at) {
        if (command === FatFs.GET_SECTOR_SIZE) ff.setValue(at, 512, "i16");
        return 0;
      },
    },
  });
  expect(fs.f_mount(fs.malloc(FatFs.sizeof_FATFS), "", 1)).toBe(FatFs.FR_OK);
  const found: Record<string, string> = {};
  const [folderAt, info, fileAt, read] = [FatFs.sizeof_DIR, FatFs.sizeof_FILINFO, FatFs.sizeof_FIL, 4].map(
    (size) => fs.malloc(size),
  ) as [number, number, number, number];
  expect(fs.f_opendir(folderAt, "/")).toBe(FatFs.FR_OK);
  for (;;) {
    fs.f_readdir(folderAt, info);
    const name = fs.FILINFO_fname(info);
    if (name === "") return found;
    const size = fs.FILINFO_fsize(info);
    const data = fs.malloc(size);
    fs.f_open(fileAt, name, FatFs.FA_READ);
    fs.f_read(fileAt, data, size, read);
    fs.f_close(fileAt);
    found[name] = Buffer.from(fs.HEAPU8.subarray(data, data + size)).toString();
  }
}

describe("a seed for cloud-init", () => {
  it("is a FAT file system of that name with the files of that content", async () => {
    const files = { "meta-data": "{}\n", "user-data": `#cloud-config\n# ${"ä".repeat(5000)}\n` };
    const image = await makeSeed(files);
    expect(await filesOf(image)).toEqual(files);
    const text = Buffer.from(image);
    expect(text.toString("latin1", 43, 54)).toBe("CIDATA     ");
    // The label is an entry of the root folder, too.
    expect(text.indexOf("CIDATA     \u0008", 512, "latin1")).toBeGreaterThan(512);
  });

  it("is as large as it must be", async () => {
    const files = { "meta-data": "", "user-data": "x".repeat(3_000_000) };
    expect((await filesOf(await makeSeed(files)))["user-data"]).toHaveLength(3_000_000);
  });
});

describe("install", () => {
  const uri = "test:///default";
  const run = (...words: string[]) => today(["-q", "-c", uri, ...words]);
  const pool = "default-pool";
  const image = Buffer.alloc(64);
  image.writeUInt32BE(0x514649fb, 0);
  image.writeUInt32BE(3, 4);
  image.writeBigUInt64BE(1024n * 1024n, 24);
  const cloud = file("cloud.qcow2", image);
  const key = file("key.pub", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 somebody\n");

  it("makes a domain, its disk and its seed, and starts it", async () => {
    const { stdout, stderr, status } = await run(
      ...["install", "web", "--cloud-image", cloud, "--disk", `pool=${pool}`, "--ssh-key", key],
      ...["--memory", "512M", "--network", "default", "--start", ";"],
      ...["domstate", "web", ";", "vol-list", pool, ";", "dumpxml", "web"],
    );
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).toContain("running");
    expect(stdout).toMatch(/web\.qcow2 +\/default-pool\/web\.qcow2/);
    expect(stdout).toMatch(/web-seed\.img +\/default-pool\/web-seed\.img/);
    expect(stdout).toContain("<memory unit='KiB'>524288</memory>");
    expect(stdout).toContain("<source network='default'/>");
    expect(stdout).toMatch(/<driver name='qemu' type='qcow2'\/>\s*<source file='\/default-pool\/web\.qcow2'/);
  });

  it("tells programs what it has made", async () => {
    const { stdout } = await run(
      ...["install", "cd", "--cdrom", cloud, "--disk", `size=1G,format=raw,pool=${pool}`, "--json"],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      command: "install",
      data: { name: "cd", volumes: ["/default-pool/cd.raw"], sshPort: null, started: false },
    });
  });

  it("takes all back where a step fails", async () => {
    // The name of the seed is taken, so that the disk has been made in vain.
    const { stdout, stderr, status } = await run(
      ...["vol-create-as", pool, "late-seed.img", "1M", ";"],
      ...["install", "late", "--cloud-image", cloud, "--disk", `pool=${pool}`, "--ssh-key", key, ";"],
      ...["vol-list", pool, ";", "list", "--all", "--name"],
    );
    expect(status).toBe(1);
    expect(stderr).toContain("late-seed.img");
    expect(stdout).not.toContain("late.qcow2");
    expect(stdout).not.toMatch(/^late$/m);
  });

  it("says what it cannot do before it makes anything", async () => {
    const secret = file(
      "key",
      "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n",
    );
    for (const [words, reason] of [
      [[], "--cdrom, --import or --cloud-image"],
      [["--import", cloud, "--cdrom", cloud], "incompatible"],
      [["--import", join(folder, "none")], "none"],
      [["--import", folder], "is no file"],
      [["--cdrom", cloud, "--disk", "size=x"], "is no size"],
      [["--cdrom", cloud, "--disk", "sise=1G"], "is no part of --disk"],
      [["--cdrom", cloud, "--disk", "size=1G,bus=floppy"], "expected one of"],
      [["--cdrom", cloud, "--graphics", "x"], "expected one of"],
      [["--cdrom", cloud, "--vcpus", "0"], "--vcpus"],
      [["--cdrom", cloud, "--network", "bridge="], "--network"],
      [["--import", cloud, "--ssh-key", secret], "no public key"],
    ] as const) {
      const { stderr, status } = await run("install", "none", ...words);
      expect([words, status, stderr.includes(reason) || stderr]).toEqual([words, 1, true]);
    }
    expect((await run("install", "test", "--import", cloud)).stderr).toContain("'test' already");
  });
});

describe("ssh", () => {
  const domain = file(
    "domain.xml",
    `<domain type='test'><name>guest</name><uuid>11111111-2222-4333-8444-555555555555</uuid><memory>8192</memory>
  <os><type>hvm</type></os><devices><interface type='user'>
  <portForward proto='udp'><range start='22' to='22'/></portForward>
  <portForward proto='tcp' address='127.0.0.2'><range start='2220' end='2225' to='20'/></portForward>
  </interface></devices></domain>`,
  );

  it("calls the system's ssh by the forwarded port, and ends with its status", async () => {
    const words = join(folder, "words");
    const fake = file("ssh", `#!/bin/sh\nprintf '%s\\n' "$@" > '${words}'\nexit 7\n`);
    chmodSync(fake, 0o700);
    const { PATH } = process.env;
    process.env.PATH = `${folder}:${PATH}`;
    try {
      const uri = ["-q", "-c", "test:///default"];
      const { status, stderr } = await today([
        ...uri,
        ...[
          "create",
          domain,
          ";",
          "ssh",
          "guest",
          "--user",
          "-oProxyCommand=x",
          "--",
          "-oProxyCommand=y",
          "a b",
        ],
      ]);
      expect([stderr, status]).toEqual(["", 7]);
    } finally {
      process.env.PATH = PATH;
    }
    expect(readFileSync(words, "utf8").trimEnd().split("\n")).toEqual([
      ...["-p", "2222", "-o", "HostKeyAlias=libvirt-ts-11111111-2222-4333-8444-555555555555"],
      ...["-o", "StrictHostKeyChecking=accept-new", "-l", "-oProxyCommand=x"],
      ...["--", "127.0.0.2", "-oProxyCommand=y", "a b"],
    ]);
  });

  it("says that no port leads there", async () => {
    const { stderr, status } = await today(["-c", "test:///default", "ssh", "test"]);
    expect(status).toBe(1);
    expect(stderr).toContain("no port of this host leads to port 22");
  });
});
