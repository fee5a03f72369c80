#!/usr/bin/env node
/**
 * Unpacks what a whole Xen host under QEMU is made of, beside what `fetch-xen-tools.mjs` unpacks for the xenstore:
 *
 *     node packages/testkit/scripts/fetch-xen-host.mjs [--into DIR]
 *
 * The suites that use the host run it themselves; CI runs it first, to know whether the packages can be had. It ends
 * with the status of `fetch-xen-tools.mjs`.
 */
import { spawnSync } from "node:child_process";
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
const { stdout } = spawnSync("apt-cache", ["depends", "linux-image-amd64"], {
  encoding: "utf8",
  env: { ...process.env, LC_ALL: "C" },
});
const kernel = /Depends: (linux-image-\d\S*)/.exec(stdout)?.[1] ?? "linux-image-amd64";

const fetch = fileURLToPath(new URL("fetch-xen-tools.mjs", import.meta.url));
const { status } = spawnSync(process.execPath, [fetch, ...process.argv.slice(2), ...packages, kernel], {
  stdio: "inherit",
});
process.exit(status ?? 1);
