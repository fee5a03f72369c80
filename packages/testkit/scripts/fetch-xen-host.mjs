#!/usr/bin/env node
/**
 * Unpacks what a whole Xen host under QEMU is made of, beside what `fetch-xen-tools.mjs` unpacks for the xenstore:
 *
 *     node packages/testkit/scripts/fetch-xen-host.mjs [--into DIR]
 *
 * The suites that use the host run it themselves; CI runs it first, to know whether the packages can be had.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const packages = [
  "grub-xen-host",
  "qemu-system-data",
  "qemu-system-xen",
  "seabios",
  "xen-hypervisor-%-amd64",
  "xen-utils-common",
];

/** The kernel's own package carries its version in its name; `linux-image-amd64` knows today's. */
const depends = execFileSync("apt-cache", ["depends", "linux-image-amd64"], { encoding: "utf8" });
const kernel = /Depends: (linux-image-\d\S*)/.exec(depends)?.[1];
if (kernel === undefined) throw new Error("apt knows no kernel: run apt-get update");

const fetch = fileURLToPath(new URL("fetch-xen-tools.mjs", import.meta.url));
execFileSync(process.execPath, [fetch, ...process.argv.slice(2), ...packages, kernel], { stdio: "inherit" });
