/** The project's own packages as somebody would have installed them, to be put on a host. */
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { packageRoot } from "../package-root.js";
import { type ArchiveEntry, directoryFrom, fileFrom } from "./cpio.js";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (directory: string) =>
  JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;

/** A workspace package brings what it would publish, another one everything. */
function contentOf(directory: string, target: string, manifest: Manifest, own: boolean): ArchiveEntry[] {
  return filesOf(directory, target, manifest, own).filter(({ kind, path }) => kind !== "file" || runs(path));
}

/** What is in a package for people and compilers alone would only make it longer on its way into an emulated machine. */
const runs = (path: string): boolean => !/\.(map|md|d\.[cm]?ts)$/.test(path);

function filesOf(directory: string, target: string, manifest: Manifest, own: boolean): ArchiveEntry[] {
  if (!own) return directoryFrom(target, directory);
  if (!existsSync(join(directory, "dist"))) {
    throw new Error(`${manifest.name} is not built: run \`pnpm --filter ${manifest.name}... build\``);
  }
  const published = ["package.json", ...(manifest.files ?? [])].filter((file) =>
    existsSync(join(directory, file)),
  );
  return [
    { kind: "directory", path: target },
    ...published.flatMap((file) => {
      const source = join(directory, file);
      if (statSync(source).isDirectory()) return directoryFrom(`${target}/${file}`, source);
      return [fileFrom(`${target}/${basename(file)}`, source)];
    }),
  ];
}

/**
 * Workspace packages (`core`, `virsh`: names of directories under `packages`) with everything that they depend on, as
 * `under/node_modules`. They must be built. A program put into `under` can import them.
 */
export function installedPackages(names: readonly string[], under: string): ArchiveEntry[] {
  const workspace = join(packageRoot(), "..");
  const modules = `${under}/node_modules`;
  const installed = new Map<string, { version: string; entries: ArchiveEntry[] }>();
  const install = (directory: string): void => {
    const manifest = manifestOf(directory);
    const known = installed.get(manifest.name);
    if (known !== undefined) {
      if (known.version === manifest.version) return;
      throw new Error(`${manifest.name} is needed in two versions, ${known.version} and ${manifest.version}`);
    }
    const own = directory.startsWith(workspace) && !directory.includes("node_modules");
    const entries = contentOf(directory, `${modules}/${manifest.name}`, manifest, own);
    installed.set(manifest.name, { version: manifest.version, entries });
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      install(dependencyOf(directory, dependency));
    }
  };
  for (const name of names) install(realpathSync(join(workspace, name)));
  const scopes = new Set(
    [...installed.keys()].filter((name) => name.startsWith("@")).map((name) => name.split("/")[0]),
  );
  return [
    ...parents(modules),
    ...[...scopes].map((scope): ArchiveEntry => ({ kind: "directory", path: `${modules}/${scope}` })),
    ...[...installed.values()].flatMap(({ entries }) => entries),
  ];
}

/** Where a package finds another one: beside itself in pnpm's store, or in its own `node_modules`. */
function dependencyOf(directory: string, name: string): string {
  for (let at = directory; at !== "/"; at = join(at, "..")) {
    const candidate = join(at, "node_modules", name);
    if (existsSync(candidate)) return realpathSync(candidate);
  }
  throw new Error(`${name}, which ${directory} depends on, is not installed`);
}

/** A path's directories, outermost first. */
function parents(path: string): ArchiveEntry[] {
  const parts = path.split("/");
  return parts.map((_, index) => ({ kind: "directory", path: parts.slice(0, index + 1).join("/") }));
}
