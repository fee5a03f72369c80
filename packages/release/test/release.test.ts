import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Manifest, published, readManifest, root, workspace } from "./published.js";

/** A release as it will be made. */

const folder = mkdtempSync(join(tmpdir(), "release-"));
afterAll(() => rmSync(folder, { recursive: true }));

const noGit = spawnSync("git", ["--version"]).error !== undefined;
if (noGit) console.warn("skipped: the next version, for want of git, which changesets asks");

it.skipIf(noGit)("the next version is the next minor one, and private packages stay as they are", () => {
  const copy = join(folder, "copy");
  mkdirSync(copy);
  for (const name of [".changeset", "package.json", "pnpm-workspace.yaml"]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  for (const { folder: home } of workspace) {
    mkdirSync(join(copy, "packages", basename(home)), { recursive: true });
    cpSync(join(home, "package.json"), join(copy, "packages", basename(home), "package.json"));
  }
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org"];
  writeFileSync(
    join(copy, ".changeset/a-change.md"),
    `---\n"${published[0]!.manifest.name}": minor\n---\n\nA change.\n`,
  );
  for (const args of [
    ["init", "-q"],
    ["add", "."],
    [...who, "commit", "-q", "-m", "before"],
  ]) {
    execFileSync("git", args, { cwd: copy });
  }
  execFileSync(join(root, "node_modules/.bin/changeset"), ["version"], { cwd: copy, stdio: "pipe" });

  const versions = (home: (name: string) => string) =>
    Object.fromEntries(
      workspace.map(({ folder: at }) => [basename(at), readManifest(home(basename(at))).version]),
    );
  const before = versions((name) => join(root, "packages", name));
  const expected = workspace.map(({ folder: at, manifest }) => {
    const [major, minor] = manifest.version.split(".").map(Number);
    return [basename(at), manifest.private ? before[basename(at)] : `${major}.${minor! + 1}.0`];
  });
  expect(versions((name) => join(copy, "packages", name))).toEqual(Object.fromEntries(expected));
});

describe("packing", () => {
  const pack = (manifest: object, ...args: string[]) => {
    const file = join(folder, "manifest.json");
    writeFileSync(file, JSON.stringify(manifest));
    return spawnSync(process.execPath, [join(root, "scripts/pack.mjs"), "--manifest", file, ...args], {
      encoding: "utf8",
    });
  };
  const place = {
    repository: "git+https://github.example/somebody/libvirt.git",
    homepage: "https://libvirt.example/",
    bugs: "https://github.example/somebody/libvirt/issues",
  };

  it("for a release fails without a place, and with half of one", () => {
    expect(pack({}, "--release", join(folder, "none"))).toMatchObject({
      status: 1,
      stdout: "",
      stderr: "pack: package.json: repository, homepage and bugs are missing; a release names them\n",
    });
    const { bugs: _, ...half } = place;
    expect(pack(half, join(folder, "half"))).toMatchObject({
      status: 1,
      stderr: "pack: package.json: bugs missing\n",
    });
  });

  it("puts the place of the root's manifest into every package, and absolute links into every README", () => {
    const into = join(folder, "tarballs");
    const { stdout, stderr, status } = pack(place, into);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    for (const line of stdout.trim().split("\n")) {
      const { name, version, file } = JSON.parse(line) as Manifest & { readonly file: string };
      const within = (path: string) =>
        execFileSync("tar", ["-xzOf", file, `package/${path}`], { encoding: "utf8" });
      const directory = `packages/${name.slice(name.indexOf("/") + 1)}`;
      expect(JSON.parse(within("package.json")), name).toMatchObject({
        homepage: place.homepage,
        bugs: place.bugs,
        repository: { type: "git", url: place.repository, directory },
      });
      const links = [...within("README.md").matchAll(/\]\(([^)\s]+)/g)].map(([, link]) => link!);
      expect(
        links.filter((link) => !/^(https?:\/\/|#)/.test(link)),
        name,
      ).toEqual([]);
      const original = readFileSync(join(root, directory, "README.md"), "utf8");
      if (original.includes("](../core)")) {
        expect(links).toContain(`https://github.example/somebody/libvirt/blob/v${version}/packages/core`);
      }
    }
  });
});

describe("every package", () => {
  it.each(published.map(({ manifest }) => manifest))(
    "$name says what it is",
    ({ name, description, keywords }) => {
      expect(description).toMatch(/^.{30,130}$/);
      const others = published.filter(({ manifest }) => manifest.name !== name);
      expect(new Set(keywords).size).toBeGreaterThanOrEqual(4);
      expect(others.map(({ manifest }) => manifest.keywords?.join())).not.toContain(keywords?.join());
    },
  );
});
