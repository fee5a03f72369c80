#!/usr/bin/env node
/**
 * Fetches and unpacks Debian's Xen packages without installing them:
 *
 *     node fetch-xen-packages.mjs [xenstored|host]
 *
 * `xenstored` (default): both xenstore daemons, the C tools, libraries and headers. `host`: also what
 * boots a whole Xen host under QEMU. Every package lands unpacked in CACHE/xen-packages/NAME, whole or
 * not at all, and is fetched once; the last line printed is CACHE/xen-packages.
 *
 * CACHE is $LIBVIRT_TS_CACHE, else $XDG_CACHE_HOME/libvirt-ts, else ~/.cache/libvirt-ts.
 * Unpacking instead of installing keeps service units, boot loader entries and root out of it.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const xenstored = [
  "libxen-dev",
  "libxencall1",
  "libxendevicemodel1",
  "libxenevtchn1",
  "libxenforeignmemory1",
  "libxengnttab1",
  "libxenhypfs1",
  "libxenmisc4.17",
  "libxenstore4",
  "libxentoolcore1",
  "libxentoollog1",
  "xen-utils-4.17",
  "xenstore-utils",
];

/** The kernel's own package carries its version in its name; `linux-image-amd64` knows today's. */
function kernelPackage() {
  const depends = run("apt-cache", ["depends", "linux-image-amd64"]);
  const name = /Depends: (linux-image-\d\S*)/.exec(depends)?.[1];
  if (name === undefined) throw new Error("apt knows no kernel (has `apt-get update` run?)");
  return name;
}

const sets = {
  xenstored: () => xenstored,
  host: (unpacked) => [
    ...xenstored,
    "grub-xen-host",
    "libyajl2",
    "qemu-system-data",
    "qemu-system-xen",
    "seabios",
    "xen-hypervisor-4.17-amd64",
    "xen-utils-common",
    unpacked.find((name) => /^linux-image-\d/.test(name)) ?? kernelPackage(),
  ],
};

function run(command, args, options = {}) {
  return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
}

/** Where unpacked packages live. */
export function packagesDirectory() {
  const cache =
    process.env.LIBVIRT_TS_CACHE ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "libvirt-ts");
  return join(cache, "xen-packages");
}

/** Fetches what is missing of a set and returns the directory; throws with apt's own words. */
export function fetchXenPackages(set) {
  const directory = packagesDirectory();
  mkdirSync(directory, { recursive: true });
  const unpacked = readdirSync(directory);
  const missing = sets[set](unpacked).filter((name) => !unpacked.includes(name));
  if (missing.length === 0) return directory;
  const work = mkdtempSync(join(directory, ".fetch-"));
  try {
    run("apt-get", ["--quiet", "download", ...missing], { cwd: work });
    for (const file of readdirSync(work).filter((name) => name.endsWith(".deb"))) {
      const name = file.slice(0, file.indexOf("_"));
      run("dpkg", ["-x", file, name], { cwd: work });
      try {
        renameSync(join(work, name), join(directory, name));
      } catch (error) {
        // Another process may have been faster: its copy is as good as ours.
        if (!existsSync(join(directory, name))) throw error;
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return directory;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const set = process.argv[2] ?? "xenstored";
  if (!Object.hasOwn(sets, set)) {
    console.error(`usage: fetch-xen-packages.mjs [${Object.keys(sets).join("|")}]`);
    process.exit(2);
  }
  try {
    console.log(fetchXenPackages(set));
  } catch (error) {
    console.error(`Debian's Xen packages cannot be had: ${(error.stderr ?? error.message).trim()}`);
    process.exit(1);
  }
}
