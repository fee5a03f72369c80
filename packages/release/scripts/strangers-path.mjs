#!/usr/bin/env node
/**
 * The path of a stranger, from the README alone: a file is converted, a driver of one's own runs, a script lists domains, a guest
 * boots. Tells how long each step took.
 *
 *     node packages/release/scripts/strangers-path.mjs [PROJECT]
 *
 * PROJECT is a folder into which the packages are installed; without it, what was built last is packed and installed by npm
 * into an empty one. The last step needs a QEMU, and says so where there is none.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "stranger-"));
const env = { ...process.env, LC_ALL: "C", XDG_DATA_HOME: join(home, "data"), XDG_RUNTIME_DIR: home };

function run(command, args, cwd) {
  return execFileSync(command, args, {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

/** Packs what was built and installs it as `npm install` does. */
function install(project) {
  mkdirSync(project);
  const lines = run(process.execPath, [join(root, "scripts/pack.mjs"), join(home, "tarballs")], root).split(
    "\n",
  );
  const packed = lines.map((line) => JSON.parse(line));
  const dependencies = Object.fromEntries(packed.map(({ name, file }) => [name, `file:${file}`]));
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, dependencies }));
  run("npm", ["install", "--no-audit", "--no-fund"], project);
}

/** An example of the README as JavaScript, since Node alone reads no TypeScript before 22; `after` is added. */
async function example(name, after = "") {
  const text = readFileSync(join(root, "examples", `${name}.ts`), "utf8");
  const { code } = await transform(text + after, { loader: "ts", target: "node20", format: "esm" });
  return code;
}

function hasQemu() {
  try {
    execFileSync("qemu-system-x86_64", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const guest = `<domain type='qemu'><name>first</name><memory unit='MiB'>32</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features></domain>`;

/** Each step prints what a stranger sees. */
const steps = [
  [
    "a file of xm becomes domain XML",
    (project, virsh) => {
      writeFileSync(join(project, "web1"), 'name = "web1"\nkernel = "/boot/vmlinuz"\nmemory = 64\n');
      return virsh("domxml-from-native", "xen-xm", "web1").split("\n")[1].trim();
    },
  ],
  [
    "a driver of one's own runs",
    async (project) => {
      writeFileSync(
        join(project, "lamp.mjs"),
        await example("custom-driver", "\nawait main(console.log);\n"),
      );
      return run(process.execPath, ["lamp.mjs"], project);
    },
  ],
  [
    "a script lists domains",
    async (project) => {
      writeFileSync(join(project, "list.mjs"), await example("list", "\nawait main(console.log);\n"));
      return run(process.execPath, ["list.mjs"], project).split("\n")[1];
    },
  ],
  [
    "a guest boots",
    (project, virsh) => {
      if (!hasQemu()) return "skipped: no qemu-system-x86_64";
      writeFileSync(join(project, "first.xml"), guest);
      try {
        virsh("-q", "-c", "qemu:///embed", "define first.xml; start first");
        return virsh("-q", "-c", "qemu:///embed", "domstate", "first");
      } finally {
        virsh("-q", "-c", "qemu:///embed", "destroy first; undefine first");
      }
    },
  ],
];

try {
  let [, , project] = process.argv;
  const begun = performance.now();
  if (project === undefined) {
    project = join(home, "project");
    install(project);
    console.log(`installed (${Math.round(performance.now() - begun)} ms)`);
  }
  const bin = join(project, "node_modules/.bin/virsh");
  const virsh = (...args) => run(bin, args, project);
  for (const [title, walk] of steps) {
    const start = performance.now();
    const seen = await walk(project, virsh);
    console.log(`${title}: ${seen} (${Math.round(performance.now() - start)} ms)`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
