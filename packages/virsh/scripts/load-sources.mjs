/** Loads TypeScript of this package for a script: bundled in memory, run from a file that is removed again. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function loadSources(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    tsconfig: "../../tsconfig.json",
    absWorkingDir: root,
    external: ["@libvirt-ts/driver-*"],
    logLevel: "warning",
  });
  const folder = mkdtempSync(join(tmpdir(), "virsh-sources-"));
  try {
    const file = join(folder, "module.mjs");
    writeFileSync(file, outputFiles[0].contents);
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
