import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { detachLoopDevices } from "./loop-devices.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "loops-"));
  mkdirSync(join(folder, "block"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A device as the kernel shows it. */
function attach(name: string, file: string): void {
  mkdirSync(join(folder, "block", name, "loop"), { recursive: true });
  writeFileSync(join(folder, "block", name, "loop", "backing_file"), `${file}\n`);
}

/** A losetup that notes what it is told, and refuses some devices. */
function tools(refused = "none") {
  const losetup = join(folder, "losetup");
  const script = `#!/bin/sh
case "$2" in ${refused}) echo "losetup: $2: detach failed" >&2; exit 1;; esac
echo "$@" >>${folder}/calls
`;
  writeFileSync(losetup, script);
  chmodSync(losetup, 0o755);
  return { sysBlock: join(folder, "block"), losetup };
}

const calls = () => readFileSync(join(folder, "calls"), "utf8");

it("detaches what stands for the guest's file, by whatever link that is named", async () => {
  attach("loop0", join(folder, "a.img"));
  attach("loop7", "/srv/gone.img (deleted)");
  writeFileSync(join(folder, "a.img"), "");
  symlinkSync(join(folder, "a.img"), join(folder, "link.img"));
  const devices = [
    { device: "/dev/loop0", file: join(folder, "link.img") },
    { device: "/dev/loop7", file: "/srv/gone.img" },
  ];
  expect(await detachLoopDevices(devices, tools())).toEqual([]);
  expect(calls().split("\n").sort()).toEqual(["", "-d /dev/loop0", "-d /dev/loop7"]);
});

it("leaves alone what is detached, or stands for another file by now", async () => {
  attach("loop1", "/srv/other.img");
  const devices = [
    { device: "/dev/loop1", file: "/srv/a.img" },
    { device: "/dev/loop2", file: "/srv/b.img" },
  ];
  expect(await detachLoopDevices(devices, tools("*"))).toEqual([]);
});

it("tells what stays, and why", async () => {
  attach("loop0", "/srv/a.img");
  const device = { device: "/dev/loop0", file: "/srv/a.img" };
  expect(await detachLoopDevices([device], tools("*"))).toEqual([
    "/dev/loop0 (/srv/a.img): losetup: /dev/loop0: detach failed",
  ]);
  const nowhere = { ...tools(), losetup: join(folder, "none") };
  expect(await detachLoopDevices([device], nowhere)).toEqual([expect.stringContaining("ENOENT")]);
  const unseen = { ...tools(), sysBlock: join(folder, "nothing") };
  expect(await detachLoopDevices([device], unseen)).toEqual([expect.stringContaining("ENOENT")]);
});
