/**
 * Bundles virsh with core, the contract, the test driver and the codecs as CommonJS, in one file and a few that are loaded
 * when they are needed. A command is over before Node has found and read a hundred modules, and its loader of ES modules
 * alone takes a tenth of the time that Node needs to start.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chunksOf, commonJs } from "./common-js.mjs";
import { lateBuiltins } from "./late-builtins.mjs";
import { lateModules, latePlugin } from "./late-modules.mjs";
import { notices } from "./notices.mjs";

const root = new URL("../../", import.meta.url);

/**
 * Drivers of Xen and QEMU stay packages, loaded when their URI is asked for: one has an addon beside its code, and to reach
 * their peers takes longer. What is behind a daemon's socket is there at once.
 */
const bundledDrivers = ["@libvirt-ts/driver-test", "@libvirt-ts/driver-remote"];
const isExternal = (specifier) =>
  // Few need it, and its code is beside it as WebAssembly.
  specifier === "js-fatfs" ||
  (specifier.startsWith("@libvirt-ts/driver-") && !bundledDrivers.includes(specifier));
const drivers = {
  name: "drivers",
  setup({ onResolve }) {
    onResolve({ filter: /^(?:@libvirt-ts\/|js-fatfs$)/ }, ({ path }) =>
      isExternal(path) ? { path, external: true } : undefined,
    );
  },
};

/**
 * Writes the bundle into the folder `dist`, a URL. `isHot` tells by a module's name whether virsh starts with it, `groupOf`
 * by the name of another the file that it is loaded with. `entry` is the module of which it is made, another than virsh for a bench.
 */
export async function bundle(dist, { isHot, groupOf, entry = "src/main.ts" }) {
  const late = await lateModules({
    entries: [fileURLToPath(new URL(entry, root))],
    isExternal,
    isHot,
    groupOf,
  });
  // Only ES modules can be split.
  const built = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: [
      { in: entry, out: "main" },
      ...[...late.groups.keys()].map((group) => ({ in: `group:${group}`, out: `late-${group}` })),
    ],
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    tsconfig: "../../tsconfig.json",
    plugins: [drivers, lateBuiltins, latePlugin(late)],
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  const files = await commonJs(
    chunksOf(built),
    [...late.groups.keys()].map((group) => `./late-${group}.cjs`),
  );
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  for (const [name, text] of files) await writeFile(new URL(name, dist), text);
  await writeFile(
    new URL("THIRD-PARTY-NOTICES.txt", dist),
    notices(Object.keys(built.metafile.inputs), root),
  );
}
