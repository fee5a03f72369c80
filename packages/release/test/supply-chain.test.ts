/** What comes with an installation of ours: from whom, under which licence, and that none of it runs by being installed. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Manifest, published, readManifest, root } from "./published.js";

/** The packages that a folder's own one depends on in use, and theirs, by the folders that they are really in. */
function closure(folder: string, found = new Map<string, Manifest>()): ReadonlyMap<string, Manifest> {
  // A package of the registry lies beside what it depends on, one of ours has that in its node_modules.
  const { name, dependencies = {} } = readManifest(folder);
  const beside = folder.includes(".pnpm")
    ? join(folder, ...name.split("/").map(() => ".."))
    : join(folder, "node_modules");
  for (const dependency of Object.keys(dependencies)) {
    const real = realpathSync(join(beside, dependency));
    if (found.has(real)) continue;
    found.set(real, readManifest(real));
    closure(real, found);
  }
  return found;
}

const installed = new Map(
  published.flatMap(({ folder, manifest }) => [[folder, manifest] as const, ...closure(folder)]),
);

describe("what is installed with a package of ours", () => {
  it("is ours or one of a few, each under a licence that lets everybody use it", () => {
    const others = [...installed.values()].filter(({ name }) => !name.startsWith("@libvirt-ts/"));
    const licences = Object.fromEntries(others.map(({ name, license }) => [name, license]));
    expect(licences).toMatchInlineSnapshot(`
      {
        "js-fatfs": "BSD-1-Clause",
        "saxes": "ISC",
        "undici": "MIT",
        "ws": "MIT",
        "xmlchars": "MIT",
      }
    `);
    for (const [folder, { name, license }] of installed)
      if (name.startsWith("@libvirt-ts/")) expect(license, folder).toBe("Apache-2.0");
  });

  it("runs no program by being installed", () => {
    for (const [folder, { name, scripts = {} }] of installed) {
      for (const hook of ["preinstall", "install", "postinstall"])
        expect(scripts[hook], `${hook} of ${name}`).toBeUndefined();
      // npm would compile it, unasked.
      expect(existsSync(join(folder, "binding.gyp")), name).toBe(false);
    }
  });

  it("is held to the bytes that the lock file names, wherever they come from", () => {
    const resolutions =
      readFileSync(join(root, "pnpm-lock.yaml"), "utf8").match(/^ {4}resolution: .*$/gm) ?? [];
    expect(resolutions.length).toBeGreaterThan(100);
    for (const resolution of resolutions)
      expect(resolution).toMatch(/^ {4}resolution: \{integrity: sha512-[A-Za-z0-9+/]{86}==\}$/);
  });
});
