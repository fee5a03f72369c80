#!/usr/bin/env node
/**
 * Writes virsh with all its drivers as one file, which needs Node and nothing else:
 *
 *     node packages/virsh/scripts/one-file.mjs [FILE]      build/virsh.cjs of this package, if it is not said
 *
 * It lacks what is no JavaScript: the addon for Xen's hypercalls, the FAT disks of `install --cloud-image`, and languages other
 * than English. The package has them, and starts faster.
 */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { notices } from "./bundling/notices.mjs";

const root = new URL("../", import.meta.url);
const [, , outfile = fileURLToPath(new URL("build/virsh.cjs", root))] = process.argv;

const program = `
import { main } from "./src/main.ts";
main("").then((status) => process.exit(status));
`;

/** Stands for a package that has more than its code. */
const withoutFatfs = {
  name: "without-fatfs",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^js-fatfs$/ }, ({ path }) => ({ path, namespace: "missing" }));
    onLoad({ filter: /.*/, namespace: "missing" }, () => ({
      contents: 'throw new Error("virsh as one file makes no FAT disks: npm install -g @libvirt-ts/virsh");',
    }));
  },
};

const built = await build({
  absWorkingDir: fileURLToPath(root),
  stdin: { contents: program, resolveDir: fileURLToPath(root), loader: "ts" },
  outfile,
  bundle: true,
  minify: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  tsconfig: "../../tsconfig.json",
  plugins: [withoutFatfs],
  define: { "import.meta.url": "file_" },
  banner: { js: '#!/usr/bin/env node\nconst file_ = require("node:url").pathToFileURL(__filename).href;' },
  metafile: true,
  write: false,
  logLevel: "warning",
});
const own = Object.keys(built.metafile.inputs).filter((path) => !path.startsWith("missing:"));
const licences = notices(own, root).replaceAll("*/", "* /");
mkdirSync(dirname(outfile), { recursive: true });
writeFileSync(outfile, `${built.outputFiles[0].text}/*\n${licences}*/\n`, { mode: 0o755 });
console.log(`${outfile}: ${statSync(outfile).size} bytes`);
