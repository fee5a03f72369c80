#!/usr/bin/env node
/**
 * Unpacks Debian's Xen packages into a directory without installing them: no service unit, no boot loader entry,
 * no root rights. What is already there in the same version is not fetched again.
 *
 *     node packages/testkit/scripts/fetch-xen-tools.mjs [--into DIR] [PACKAGE…]
 *
 * DIR is `$LIBVIRT_TS_XEN_TOOLS`, else `packages/testkit/build/xen-tools` (where the testkit looks, too).
 * PACKAGEs are fetched besides the ones every test of the xenstore needs; `%` in a name becomes Xen's version
 * (`xen-hypervisor-%-amd64`). Needs apt-get with fresh lists (`apt-get update`) and dpkg. Status 3 says that apt knows
 * no such package, any other that something failed.
 */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const STORE_PACKAGES = [
  "xen-utils-%",
  "xenstore-utils",
  "libxen-dev",
  "libxenmisc%",
  "libxencall1",
  "libxendevicemodel1",
  "libxenevtchn1",
  "libxenforeignmemory1",
  "libxengnttab1",
  "libxenhypfs1",
  "libxenstore4",
  "libxentoolcore1",
  "libxentoollog1",
  "libyajl2",
];

const run = (command, args, options = {}) =>
  execFileSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LC_ALL: "C" },
    ...options,
  });

function unknown(names) {
  console.error(`apt knows no ${names}: Debian has none, or its lists are old (apt-get update)`);
  process.exit(3);
}

/** The newest Xen that apt offers, as in `xen-utils-4.17`. */
function xenVersion() {
  const versions = run("apt-cache", ["search", "--names-only", "^xen-utils-[0-9.]+$"])
    .split("\n")
    .map((line) => /^xen-utils-(\d+\.\d+) /.exec(line)?.[1])
    .filter((version) => version !== undefined)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const newest = versions.at(-1);
  if (newest === undefined) unknown("xen-utils-VERSION");
  return newest;
}

const { values, positionals } = parseArgs({ options: { into: { type: "string" } }, allowPositionals: true });
const into = resolve(
  values.into ??
    process.env.LIBVIRT_TS_XEN_TOOLS ??
    fileURLToPath(new URL("../build/xen-tools", import.meta.url)),
);
mkdirSync(into, { recursive: true });

const version = xenVersion();
const wanted = [...STORE_PACKAGES, ...positionals].map((name) => name.replace("%", version));

const stamp = join(into, "packages.json");
const have = readdirSync(into).includes("packages.json") ? JSON.parse(readFileSync(stamp, "utf8")) : {};
const offered = Object.fromEntries(
  [...run("apt-cache", ["policy", ...wanted]).matchAll(/^(\S+):\n.*\n {2}Candidate: ([^(\n]+)$/gm)].map(
    ([, name, version]) => [name, version],
  ),
);
const unoffered = wanted.filter((name) => offered[name] === undefined);
if (unoffered.length > 0) unknown(unoffered.join(", "));
const missing = wanted.filter((name) => have[name] === undefined || have[name] !== offered[name]);

if (missing.length > 0) {
  const downloads = mkdtempSync(join(tmpdir(), "xen-tools-"));
  try {
    run("apt-get", ["download", "-qq", "-o", "Acquire::Retries=3", ...missing], { cwd: downloads });
    for (const file of readdirSync(downloads)) run("dpkg", ["-x", join(downloads, file), into]);
  } finally {
    rmSync(downloads, { recursive: true, force: true });
  }
  for (const name of missing) have[name] = offered[name];
  writeFileSync(stamp, `${JSON.stringify(have, null, 2)}\n`);
}
// Links that lead nowhere without the packages' own set-up: who looks through all files of the repository, as turbo does where
// there is no git, stumbles over them.
for (const name of readdirSync(into, { recursive: true })) {
  const path = join(into, name);
  if (lstatSync(path).isSymbolicLink() && !existsSync(path)) unlinkSync(path);
}
console.log(`${into}: Xen ${version}, ${missing.length} of ${wanted.length} packages fetched`);
