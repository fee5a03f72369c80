/** virt-install, unmodified, on a daemon of ours and on C's own test driver; with LIBVIRT_TS_LONG virt-manager on a screen. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cVirsh, isLongRun } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pngOfXwd } from "./screenshot.js";
import { type Served, served } from "./served.js";

/** Why a program cannot be had; in CI it has to be, unless it was told why not. */
function missing(path: string, debian: string, peer: string): string | undefined {
  const told = process.env[`LIBVIRT_TS_NO_${peer}`];
  if (told) return told;
  if (existsSync(path)) return undefined;
  if (process.env.CI === "true") throw new Error(`no ${path} (or LIBVIRT_TS_NO_${peer}=reason)`);
  return `no ${path} (Debian: ${debian})`;
}

const noInstall = missing("/usr/bin/virt-install", "virtinst", "VIRTINST");
if (noInstall !== undefined) console.log(`skipped: virt-install on the daemon: ${noInstall}`);

describe.skipIf(noInstall !== undefined)("virt-install", () => {
  let own: Served;
  let home: string;
  beforeAll(async () => {
    own = await served();
    home = mkdtempSync(join(tmpdir(), "virt-install-"));
  });
  afterAll(async () => {
    await own[Symbol.asyncDispose]();
    rmSync(home, { recursive: true, force: true });
  });

  const uri = () => `test+unix:///default?socket=${own.socket}`;
  const run = (command: string, ...args: string[]) =>
    new Promise<{ readonly status: unknown; readonly stdout: string; readonly stderr: string }>((resolve) => {
      const env = { ...process.env, LC_ALL: "C", HOME: home, XDG_CACHE_HOME: home };
      const child = execFile(command, args, { env }, (error, stdout, stderr) =>
        resolve({ status: error?.code ?? 0, stdout, stderr }),
      );
      child.stdin?.end();
    });
  const guest = [
    ...["--import", "--name", "guest", "--memory", "64", "--vcpus", "1", "--graphics", "none"],
    ...["--uuid", "1fbbcae9-94ba-4a6d-a5c0-2b5f1d4ba0e8", "--osinfo", "detect=off,require=off"],
    ...["--network", "network=default,mac=52:54:00:11:22:33", "--noautoconsole", "--noreboot"],
  ];

  test("prints the document that it prints on C's own test driver", async () => {
    const print = (to: string) =>
      run("virt-install", "--connect", to, ...guest, "--disk", "none", "--print-xml");
    const [ours, theirs] = [await print(uri()), await print("test:///default")];
    expect(ours.stderr).toBe(theirs.stderr);
    expect(ours.stdout).toBe(theirs.stdout);
    expect(ours.stdout).toContain("<name>guest</name>");
  });

  test("makes a disk and a domain that starts, and is refused a second one of that address", async () => {
    const disk = ["--disk", "pool=default-pool,size=1"];
    const made = await run("virt-install", "--connect", uri(), ...guest, ...disk);
    expect(made, made.stderr).toMatchObject({ status: 0 });
    const virsh = (...args: string[]) => run(cVirsh(), "-q", "-c", uri(), ...args);
    expect((await virsh("vol-list", "default-pool")).stdout).toContain("guest");
    expect((await virsh("domstate", "guest")).stdout.trim()).toBe("shut off");
    expect(await virsh("start", "guest")).toMatchObject({ status: 0 });
    expect((await virsh("dumpxml", "guest")).stdout).toContain("52:54:00:11:22:33");
    const again = await run("virt-install", "--connect", uri(), ...guest, "--disk", "none");
    expect(again.status).not.toBe(0);
    expect(again.stderr).toMatch(/^ERROR .*in use/);
  });

  test("defines without starting, as virt-xml changes it", async () => {
    const changed = await run("virt-xml", "--connect", uri(), "test", "--edit", "--vcpus", "3", "--define");
    expect(changed, changed.stderr).toMatchObject({ status: 0 });
    const { stdout } = await run(cVirsh(), "-q", "-c", uri(), "dumpxml", "--inactive", "test");
    expect(stdout).toMatch(/<vcpu[^>]*>3<\/vcpu>/);
  });
});

const noManager = isLongRun
  ? (missing("/usr/bin/virt-manager", "virt-manager", "VIRTMANAGER") ??
    missing("/usr/bin/Xvfb", "xvfb", "VIRTMANAGER"))
  : "only with LIBVIRT_TS_LONG";
if (noManager !== undefined) console.log(`skipped: virt-manager on the daemon: ${noManager}`);

test.skipIf(noManager !== undefined)("virt-manager connects and lists; a picture of it is kept", async () => {
  await using own = await served({ metrics: { host: "127.0.0.1", port: 0 } });
  const metrics = own.daemon.addresses.find((address) => address.startsWith("metrics:"))!.slice(8);
  const screen = join(own.folder, "screen");
  const home = join(own.folder, "home");
  for (const folder of [screen, home]) mkdirSync(folder);
  const running: ChildProcess[] = [];
  const start = (command: string, args: string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "ignore"],
      detached: true,
      env: {
        ...process.env,
        LC_ALL: "C",
        HOME: home,
        XDG_RUNTIME_DIR: home,
        GSETTINGS_BACKEND: "memory",
        ...env,
      },
    });
    running.push(child);
    return child;
  };
  try {
    const xvfb = start("Xvfb", [
      "-displayfd",
      "1",
      "-screen",
      "0",
      "1024x768x24",
      "-fbdir",
      screen,
      "-nolisten",
      "tcp",
    ]);
    const [number] = await once(xvfb.stdout!, "data");
    const uri = `test+unix:///default?socket=${own.socket}`;
    start(
      "dbus-run-session",
      ["--", "virt-manager", "--no-fork", "--connect", uri, "--show-domain-console", "test"],
      {
        DISPLAY: `:${`${number}`.trim()}`,
        NO_AT_BRIDGE: "1",
      },
    );
    const asked = async () => (await fetch(metrics)).text();
    await expect
      .poll(asked, { timeout: 120_000 })
      .toMatch(/_count\{procedure="connectListAllDomains"\} [1-9]/);
    const picture = () => pngOfXwd(readFileSync(join(screen, "Xvfb_screen0")));
    await expect.poll(() => picture().colours, { timeout: 120_000 }).toBeGreaterThan(50);
    const report = fileURLToPath(new URL("../.vitest/virt-manager.png", import.meta.url));
    writeFileSync(report, picture().png);
    console.log(`virt-manager on the daemon: ${report}`);
    expect(own.logged.filter(({ level }) => level === "error")).toEqual([]);
  } finally {
    for (const child of running.reverse()) {
      const gone = once(child, "close");
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
      await gone;
    }
  }
});
