/** The addon's binaries as they are published: no library needed, and loadable where they claim to be. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const has = (program: string) => spawnSync(program, ["--version"]).error === undefined;

/** Each loader is a program of another world, made by that world's compiler and run by its emulator if need be. */
const worlds = [
  { name: "linux-x64 on glibc", prebuild: "linux-x64", compiler: "gcc", run: [], needs: ["gcc", "g++"] },
  {
    name: "linux-x64 on musl",
    prebuild: "linux-x64",
    compiler: "musl-gcc",
    run: [],
    needs: ["g++", "musl-gcc"],
  },
  {
    name: "linux-arm64 on glibc",
    prebuild: "linux-arm64",
    compiler: "aarch64-linux-gnu-gcc",
    run: ["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"],
    needs: ["aarch64-linux-gnu-gcc", "aarch64-linux-gnu-g++", "qemu-aarch64"],
  },
].map((world) => ({ ...world, missing: world.needs.filter((program) => !has(program)) }));

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "prebuilds-"));
  // Makes what can be made here; what cannot is skipped below.
  spawnSync(process.execPath, ["scripts/build-addon.mjs", "--all"], { cwd: root });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const fileOf = (prebuild: string) => join(root, "prebuilds", prebuild, "privcmd.node");

const undefinedSymbols = (prebuild: string) =>
  execFileSync("nm", ["-D", "--undefined-only", fileOf(prebuild)], { encoding: "utf8" });

/** Loads the addon with every Node-API function answering "ok", and registers it. */
function loaderSource(prebuild: string): string {
  const functions = [...new Set(undefinedSymbols(prebuild).match(/\bnapi_\w+/g))].map(
    (name) => `int ${name}(void) { return 0; }`,
  );
  return `#include <dlfcn.h>
#include <stdio.h>
${functions.join("\n")}
int main(int count, char **arguments)
{
  void *addon = dlopen(arguments[count - 1], RTLD_NOW);
  if (!addon) return puts(dlerror()), 1;
  void *(*enroll)(void *, void *) = (void *(*)(void *, void *))dlsym(addon, "napi_register_module_v1");
  return enroll && enroll((void *)1, (void *)2) == (void *)2 ? puts("loaded"), 0 : 2;
}
`;
}

describe.each(worlds)("$name", ({ prebuild, compiler, run, missing, name }) => {
  if (missing.length > 0) console.warn(`skipped: the prebuild ${name}, for want of ${missing.join(", ")}`);

  it.skipIf(missing.length > 0)("names no library and no version of one", () => {
    const dynamic = execFileSync("readelf", ["--wide", "--dynamic", "--version-info", fileOf(prebuild)], {
      encoding: "utf8",
    });
    expect(dynamic).not.toMatch(/NEEDED|GLIBC|CXXABI/);
    // C's names and Node-API's alone: what C++ brings of its own is mangled, or begins like this.
    expect(undefinedSymbols(prebuild)).not.toMatch(/ (_Z|__gxx|__cxa_(?!finalize))/);
    const machine = execFileSync("readelf", ["--file-header", fileOf(prebuild)], { encoding: "utf8" });
    expect(machine).toMatch(prebuild === "linux-arm64" ? /AArch64/ : /X86-64/);
  });

  it.skipIf(missing.length > 0)("loads and registers", () => {
    const source = join(directory, `${compiler}.c`);
    const loader = join(directory, compiler);
    writeFileSync(source, loaderSource(prebuild));
    execFileSync(compiler, ["-w", "-rdynamic", "-o", loader, source, "-ldl"]);
    const [command, ...args] = [...run, loader, fileOf(prebuild)];
    expect(execFileSync(command!, args, { encoding: "utf8" })).toBe("loaded\n");
  });
});
