import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { root } from "./published.js";

it("a stranger comes from the README to a converted file, a driver, a list of domains and a booted guest", () => {
  const script = join(root, "packages/release/scripts/strangers-path.mjs");
  const told = execFileSync(process.execPath, [script, inject("project")], { encoding: "utf8" });
  // Its times are for people.
  console.log(told);
  expect(
    told
      .replaceAll(/ \(\d+ ms\)/g, "")
      .trim()
      .split("\n"),
  ).toEqual([
    "a file of xm becomes domain XML: <name>web1</name>",
    "a driver of one's own runs: lamp has id 1 and 4096 KiB; save: false",
    "a script lists domains: test: RUNNING",
    expect.stringMatching(/^a guest boots: (running|skipped: no qemu-system-x86_64)$/),
  ]);
});
