/**
 * Writes bundling/hot-modules.json: the modules of which `list`, `net-list` and `help` read something. They are found by a
 * bundle in which each module is loaded by itself when the first of its names is read.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundling/bundle.mjs";

const commands = [["list", "--all"], ["net-list", "--all"], ["help"]];
/** A file's name for a module's name, and back. */
const groupOf = (name) => name.replace(/\.ts$/, "").replaceAll("/", "~");
const moduleOf = (group) => `${group.replaceAll("~", "/")}.ts`;

const folder = await mkdtemp(join(tmpdir(), "hot-modules-"));
try {
  await bundle(pathToFileURL(`${folder}/`), { isHot: () => false, groupOf });
  const program = `
    const Module = require("node:module"), { load } = Module.prototype;
    const names = [];
    Module.prototype.load = function (file) {
      names.push(file);
      return load.call(this, file);
    };
    require("./main.cjs").main("none").then(() => process.stderr.write(JSON.stringify(names)));
  `;
  await writeFile(join(folder, "traced.cjs"), program);
  const hot = new Set();
  for (const command of commands) {
    const { stderr, status } = spawnSync(
      process.execPath,
      [join(folder, "traced.cjs"), "-c", "test:///default", ...command],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
    for (const file of JSON.parse(stderr)) {
      const group = /[/\\]late-(.*)\.cjs$/.exec(file)?.[1];
      if (group) hot.add(moduleOf(group));
    }
  }
  const text = `${JSON.stringify([...hot].sort(), null, 2)}\n`;
  await writeFile(new URL("bundling/hot-modules.json", import.meta.url), text);
  console.log(`${hot.size} modules`);
} finally {
  await rm(folder, { recursive: true });
}
