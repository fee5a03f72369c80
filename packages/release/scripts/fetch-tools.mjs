#!/usr/bin/env node
/**
 * Installs what strangers may use with our packages and we do not: other compilers, runtimes, bundlers.
 *
 *     node packages/release/scripts/fetch-tools.mjs [--long]      --long: also those that only long runs try
 *
 * They go into `packages/release/build/tools`; what is there in the same version is not fetched again.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const always = {
  "typescript-oldest": "npm:typescript@5.4.5",
  "typescript-newest": "npm:typescript@7.0.2",
  bun: "1.4.5",
  deno: "2.9.6",
};
const node = `npm:node-${process.platform}-${process.arch}`;
const long = {
  "node-22": `${node}@22`,
  "node-24": `${node}@24`,
  rollup: "4.68.8",
  "@rollup/plugin-commonjs": "29.0.3",
  "@rollup/plugin-node-resolve": "16.0.3",
  webpack: "5.113.0",
};

const into = fileURLToPath(new URL("../build/tools/", import.meta.url));
const dependencies = { ...always, ...(process.argv.includes("--long") && long) };
const manifest = JSON.stringify({ private: true, dependencies });
const stamp = `${into}fetched.json`;
if (existsSync(stamp) && readFileSync(stamp, "utf8") === manifest) {
  console.log(`${into}: all there`);
} else {
  mkdirSync(into, { recursive: true });
  writeFileSync(`${into}package.json`, manifest);
  const args = [
    "install",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-package-lock",
    "--loglevel=error",
  ];
  execFileSync("npm", args, { cwd: into, stdio: "inherit" });
  writeFileSync(stamp, manifest);
  console.log(`${into}: ${Object.keys(dependencies).join(", ")}`);
}
