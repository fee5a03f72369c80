/** What is published, by the manifests of the packages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export const root = fileURLToPath(new URL("../../..", import.meta.url));

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

const list = pathToFileURL(join(root, "scripts/packages.mjs")).href;
const { packages } = (await import(list)) as {
  readonly packages: readonly { readonly folder: string; readonly manifest: Manifest }[];
};

/** All of ours, by their folders. */
export const workspace = packages.map(({ folder, manifest }) => ({ folder: join(root, folder), manifest }));

export const published = workspace.filter(({ manifest }) => !manifest.private);

/** `@libvirt-ts/xml`, `@libvirt-ts/xml/relaxng`, …: whatever code can be imported. */
export const entries = published.flatMap(({ manifest: { name, exports = {} } }) =>
  Object.keys(exports)
    .filter((path) => !path.endsWith(".json"))
    .map((path) => name + path.slice(1)),
);
