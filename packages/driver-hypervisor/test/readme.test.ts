/** The README's examples, run as they stand there. */
import { readFileSync } from "node:fs";
import { noPeers } from "@libvirt-ts/driver";
import { FakeHypervisor, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import * as abi from "../src/abi/index.js";
import { createHypervisorDriver } from "../src/driver.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** An example's code as a function of what it imports and uses. */
function example(name: string, scope: Readonly<Record<string, unknown>>): () => Promise<void> {
  const code = new RegExp(`<!-- example: ${name} -->\\n\`\`\`ts\\n([^]*?)\`\`\``).exec(readme)?.[1];
  if (code === undefined) throw new Error(`the README has no example ${name}`);
  const body = code.replaceAll(/^import .*$/gm, "");
  const { code: javascript } = transformSync(`export async function run() {${body}}`, {
    loader: "ts",
    format: "cjs",
  });
  const run = new Function("module", ...Object.keys(scope), `${javascript}; return module.exports.run;`);
  return run({ exports: {} }, ...Object.values(scope)) as () => Promise<void>;
}

function printing() {
  const lines: unknown[][] = [];
  return { lines, console: { log: (...line: unknown[]) => lines.push(line), warn: () => {} } };
}

const fakeHost = () => new FakeHypervisor({ facts: xenFacts("4.17.0"), domains: [{ id: 3, pauses: 1 }] });

it("lists domains with the driver", async () => {
  const { lines, console } = printing();
  const hypervisorDriver = createHypervisorDriver({ privcmd: fakeHost, arch: "x86_64" });
  await example("driver", { hypervisorDriver, noPeers, console })();
  expect(lines).toEqual([
    [0, uuidOfId(0), 786_432, 1_000_000_007n],
    [3, uuidOfId(3), 32_768, 1_000_000_007n],
  ]);
});

it("reads a list with the structures alone", async () => {
  const { lines, console } = printing();
  const host = fakeHost();
  const carryOut: FakeHypervisor["hypercall"] = (...call) => host.hypercall(...call);
  await example("abi", { ...abi, carryOut, console })();
  expect(lines).toEqual([
    [0, uuidOfId(0), "running"],
    [3, uuidOfId(3), "paused"],
  ]);
});
