/** What was measured on, and against which versions. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}, ${arch()}`,
    load: loadavg()[0].toFixed(1),
  };
}

/** The first number with a dot in what a program says of itself; undefined where it is not here. */
function versionOf(command, ...args) {
  const { stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", timeout: 10_000 });
  return error ? undefined : /\d+(\.\d+)+|\d{5,}/.exec(`${stdout}${stderr}`)?.[0];
}

const require = createRequire(import.meta.url);
function packageVersion(name) {
  const folder = require.resolve.paths(name).map((path) => `${path}/${name}/package.json`);
  for (const file of folder) {
    try {
      return JSON.parse(readFileSync(file, "utf8")).version;
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  return undefined;
}

export function versions() {
  const found = {
    node: process.versions.node,
    libvirtd: versionOf("libvirtd", "--version"),
    "python-libvirt": versionOf(
      "/usr/bin/python3",
      "-c",
      "import libvirt; v = libvirt.getVersion(); print(v // 1000000, v // 1000 % 1000, v % 1000, sep='.')",
    ),
    "xmllint (libxml2)": versionOf("xmllint", "--version"),
    xenstored: versionOf("xenstored", "--version"),
    "fast-xml-parser": packageVersion("fast-xml-parser"),
    "libxml2-wasm": packageVersion("libxml2-wasm"),
    "s-expression": packageVersion("s-expression"),
    saxes: packageVersion("saxes"),
    "sexpr-plus": packageVersion("sexpr-plus"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, version]) => version !== undefined));
}
