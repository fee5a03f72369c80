#!/usr/bin/env node
/**
 * Compiles `native` into `prebuilds/PLATFORM-ARCH/privcmd.node`:
 *
 *     node scripts/build-addon.mjs          for this machine; without a compiler it says so and succeeds
 *     node scripts/build-addon.mjs --all    for every platform that a release carries; anything missing fails
 *     node scripts/build-addon.mjs --test   the test build, into build/test
 *     node scripts/build-addon.mjs --soak   that, one for valgrind and one with AddressSanitizer
 *
 * The addon is C++ against node-addon-api, without exceptions and run-time types; `native/freestanding.cc` has what that
 * needs of a C++ library. It is linked without libraries, so that it takes libc from the process that loads it, glibc's or
 * musl's.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import wrappers from "node-addon-api";
import { include_dir as headers } from "node-api-headers";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = ["privcmd.cc", "freestanding.cc"];

const strict = "-std=c++17 -O2 -g0 -fPIC -fvisibility=hidden -Wall -Wextra -Werror -Wformat=2".split(" ");
/**
 * Node-API's version 8; what fails in JavaScript is `Nothing` here, since there are no exceptions. Nothing can be thrown in a
 * worker that is ended with calls under way: it is no reason to end the process.
 */
const plain = [
  ..."-fno-exceptions -fno-rtti -fno-threadsafe-statics -ffunction-sections -fdata-sections".split(" "),
  ...["-DNAPI_VERSION=8", "-DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS", "-DNODE_ADDON_API_ENABLE_MAYBE"],
  "-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS",
  // Theirs are not held to our warnings.
  ...["-isystem", resolve(wrappers.include_dir), "-isystem", headers],
];
const hardened = "-fstack-protector-strong -fno-plt -s".split(" ");
const shared = "-shared -Wl,--gc-sections,-z,relro,-z,now,-z,noexecstack,--build-id=none".split(" ");

/** Each with a compiler that makes its code: the machine's own, or Debian's cross compiler. */
const targets = [
  { name: "linux-x64", arch: "x64", cross: "x86_64-linux-gnu-g++" },
  { name: "linux-arm64", arch: "arm64", cross: "aarch64-linux-gnu-g++" },
];

function compile(compiler, output, flags, files = sources) {
  mkdirSync(dirname(output), { recursive: true });
  const partial = `${output}.${process.pid}`;
  const { error, status, stderr } = spawnSync(
    compiler,
    [...strict, ...plain, ...flags, ...shared, "-o", partial, ...files],
    { encoding: "utf8", cwd: join(root, "native") },
  );
  if (error !== undefined) return `${compiler}: ${error.code === "ENOENT" ? "not found" : error.message}`;
  if (status !== 0) return `${compiler} failed:\n${stderr}`;
  renameSync(partial, output);
  return undefined;
}

function build({ name, arch, cross }) {
  const own = process.platform === "linux" && process.arch === arch;
  const compiler = own ? (process.env.CXX ?? "c++") : cross;
  // The stack protector wants a symbol of libc, which the loader finds; libgcc_s and libc are not named as needed.
  return compile(compiler, join(root, "prebuilds", name, "privcmd.node"), [...hardened, "-nodefaultlibs"]);
}

const malloced = ["-g", "-DPRIVCMD_TEST", "-DPRIVCMD_TEST_MALLOC"];
const testBuilds = {
  "privcmd-test.node": ["-DPRIVCMD_TEST"],
  "privcmd-malloc.node": malloced,
  // The sanitizer's own code hides from the compiler that what it warns of is never read.
  "privcmd-asan.node": [
    ...malloced,
    "-fsanitize=address",
    "-fno-omit-frame-pointer",
    "-Wno-maybe-uninitialized",
  ],
};

function buildTests(files) {
  return files.map((file) =>
    compile(process.env.CXX ?? "c++", join(root, "build/test", file), testBuilds[file], [
      ...sources,
      "privcmd_test.cc",
    ]),
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
