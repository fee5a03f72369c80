#!/usr/bin/env node
/**
 * Compiles `native/privcmd.c` into `prebuilds/PLATFORM-ARCH/privcmd.node`:
 *
 *     node scripts/build-addon.mjs          for this machine; without a compiler it says so and succeeds
 *     node scripts/build-addon.mjs --all    for every platform that a release carries; anything missing fails
 *     node scripts/build-addon.mjs --test   the test build, into build/test
 *     node scripts/build-addon.mjs --soak   that, one for valgrind and one with AddressSanitizer
 *
 * The addon is one C file against Node-API: `node-api-headers` brings the headers, any C compiler does the rest. It is
 * linked without libraries, so that it takes libc from the process that loads it, glibc's or musl's.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { include_dir as headers } from "node-api-headers";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "native/privcmd.c");

const strict = "-std=c11 -O2 -g0 -fPIC -fvisibility=hidden -Wall -Wextra -Werror -Wformat=2".split(" ");
const hardened = "-fstack-protector-strong -fno-plt -s".split(" ");
const shared = "-shared -Wl,-z,relro,-z,now,-z,noexecstack,--build-id=none".split(" ");

/** Each with a compiler that makes its code: the machine's own, or Debian's cross compiler. */
const targets = [
  { name: "linux-x64", arch: "x64", cross: "x86_64-linux-gnu-gcc" },
  { name: "linux-arm64", arch: "arm64", cross: "aarch64-linux-gnu-gcc" },
];

function compile(compiler, output, flags) {
  mkdirSync(dirname(output), { recursive: true });
  const partial = `${output}.${process.pid}`;
  const { error, status, stderr } = spawnSync(
    compiler,
    [...strict, ...flags, ...shared, "-I", headers, "-o", partial, source],
    { encoding: "utf8" },
  );
  if (error !== undefined) return `${compiler}: ${error.code === "ENOENT" ? "not found" : error.message}`;
  if (status !== 0) return `${compiler} failed:\n${stderr}`;
  renameSync(partial, output);
  return undefined;
}

function build({ name, arch, cross }) {
  const own = process.platform === "linux" && process.arch === arch;
  const compiler = own ? (process.env.CC ?? "cc") : cross;
  // The stack protector wants a symbol of libc, which the loader finds; libgcc_s and libc are not named as needed.
  return compile(compiler, join(root, "prebuilds", name, "privcmd.node"), [...hardened, "-nodefaultlibs"]);
}

const malloced = ["-g", "-DPRIVCMD_TEST", "-DPRIVCMD_TEST_MALLOC"];
const testBuilds = {
  "privcmd-test.node": ["-DPRIVCMD_TEST"],
  "privcmd-malloc.node": malloced,
  "privcmd-asan.node": [...malloced, "-fsanitize=address", "-fno-omit-frame-pointer"],
};

function buildTests(files) {
  return files.map((file) =>
    compile(process.env.CC ?? "cc", join(root, "build/test", file), testBuilds[file]),
  );
}

function buildFor(mode) {
  if (mode === "--test") return buildTests(["privcmd-test.node"]);
  if (mode === "--soak") return buildTests(Object.keys(testBuilds));
  return (mode === "--all" ? targets : here).map(build);
}

const mode = process.argv[2];
const here = targets.filter(({ arch }) => process.platform === "linux" && process.arch === arch);
const problems = buildFor(mode).filter(Boolean);

if (mode === undefined && here.length === 0) {
  console.warn(`driver-hypervisor: no addon is built, Xen has none for ${process.platform}-${process.arch}`);
}
for (const problem of problems) {
  console.warn(`driver-hypervisor: ${mode === undefined ? "the addon is not built: " : ""}${problem}`);
}
// A broken compile is a failure; only a compiler that is not there may be done without.
process.exitCode = problems.some((problem) => mode !== undefined || !problem.endsWith("not found")) ? 1 : 0;
