/** Packs what was built last and installs it into an empty project, without a network and without a compiler. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { published, root } from "./published.js";

/** A tarball, as `scripts/pack.mjs` reports it. */
export interface Tarball {
  readonly name: string;
  readonly file: string;
  /** Bytes, packed and unpacked. */
  readonly size: number;
  readonly unpackedSize: number;
}

declare module "vitest" {
  interface ProvidedContext {
    /** The project's folder. */
    readonly project: string;
    readonly tarballs: readonly Tarball[];
  }
}

/** Runs before all tests; what it returns runs after them. */
export function setup(vitest: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const tarballs = pack(join(folder, "tarballs"));
    const project = join(folder, "project");
    const dependencies = {
      ...strangers(),
      ...Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`])),
    };
    mkdirSync(project);
    writeFileSync(
      join(project, "package.json"),
      JSON.stringify({ name: "empty", private: true, dependencies, overrides: strangers() }),
    );
    const args = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const env = { ...process.env, npm_config_cache: join(folder, "cache") };
    execFileSync("npm", args, { cwd: project, env });
    vitest.provide("project", project);
    vitest.provide("tarballs", tarballs);
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}

/** Packs everything as for a trial. */
function pack(into: string): Tarball[] {
  const lines = execFileSync(process.execPath, [join(root, "scripts/pack.mjs"), into], { encoding: "utf8" });
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Tarball);
}

/** Other people's packages, from where they are installed already. */
function strangers(): Record<string, string> {
  const names = published.flatMap(({ folder, manifest: { dependencies = {} } }) =>
    Object.keys(dependencies)
      .filter((name) => !name.startsWith("@libvirt-ts/"))
      .map((name) => [name, `file:${realpathSync(join(folder, "node_modules", name))}`] as const),
  );
  return Object.fromEntries(names);
}
