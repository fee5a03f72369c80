/**
 * Packs what is published, as it was built last, into a folder:
 *
 *     node scripts/pack.mjs FOLDER              for trials: without what only a release makes, the addon's prebuilds
 *     node scripts/pack.mjs --release FOLDER    with all that a release has; anything missing fails
 *
 * `--manifest FILE` takes repository, homepage and bugs from another manifest than the root's. Prints a line of JSON for
 * each tarball: its package, its file and its sizes.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { published } from "./packages.mjs";
import { root, run } from "./setup.mjs";
import { placeOf, stampLinks, stampManifest } from "./stamp.mjs";

const { values, positionals } = parseArgs({
  options: { release: { type: "boolean" }, manifest: { type: "string" } },
  allowPositionals: true,
});
const [target] = positionals.map((path) => resolve(path));
if (target === undefined || positionals.length > 1)
  fail("usage: pack.mjs [--release] [--manifest FILE] FOLDER");

function fail(message) {
  console.error(`pack: ${message}`);
  process.exit(1);
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const versions = Object.fromEntries(published.map(({ manifest }) => [manifest.name, manifest.version]));

let place;
try {
  place = placeOf(read(values.manifest ?? join(root, "package.json")));
} catch (error) {
  fail(error.message);
}
if (values.release) {
  if (place === undefined)
    fail("package.json: repository, homepage and bugs are missing; a release names them");
  for (const { folder, manifest } of published) {
    if (manifest.scripts?.prepack !== undefined)
      run("pnpm", ["--dir", folder, "run", "prepack"], { quiet: true });
  }
}

const staging = mkdtempSync(join(tmpdir(), "pack-"));
try {
  const folders = published.map((each) => stage(each, join(staging, each.folder)));
  mkdirSync(target, { recursive: true });
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", target, ...folders];
  const packed = JSON.parse(
    execFileSync("npm", args, { cwd: staging, encoding: "utf8", maxBuffer: 1 << 28 }),
  );
  for (const { name, version, filename, size, unpackedSize, entryCount } of packed) {
    const file = join(target, filename.replace("@", "").replace("/", "-"));
    console.log(JSON.stringify({ name, version, file, size, unpackedSize, entryCount }));
  }
} finally {
  rmSync(staging, { recursive: true });
}

/** Lays out what a package's tarball holds. */
function stage({ folder, manifest }, into) {
  const from = join(root, folder);
  mkdirSync(into, { recursive: true });
  for (const name of manifest.files) {
    if (name === "prebuilds" && !values.release) continue;
    if (!existsSync(join(from, name))) fail(`${folder}/${name} is missing: build first`);
    cpSync(join(from, name), join(into, name), { recursive: true });
  }
  cpSync(join(root, "LICENSE"), join(into, "LICENSE"));
  const readme = join(into, "README.md");
  writeFileSync(readme, stampLinks(readFileSync(readme, "utf8"), folder, manifest.version, place));
  const stamped = stampManifest(manifest, folder, versions, place);
  writeFileSync(join(into, "package.json"), `${JSON.stringify(stamped, null, 2)}\n`);
  return into;
}
