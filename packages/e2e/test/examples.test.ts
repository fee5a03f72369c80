import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { main as customDriver } from "../../../examples/custom-driver.js";
import { main as firstSteps } from "../../../examples/first-steps.js";
import { main as host } from "../../../examples/host.js";
import { main as objects } from "../../../examples/objects.js";
import { main as provision } from "../../../examples/provision.js";
import { main as watch } from "../../../examples/watch.js";

const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

async function output(main: (print: (line: string) => void) => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  await main((line) => lines.push(line));
  return lines;
}

it("the first steps go as the README says", async () => {
  expect(await output(firstSteps)).toEqual([
    "test: id 1, RUNNING",
    "one domain, three look-ups: 1",
    "hvm, 2097152 of 8388608 KiB, 2 vcpus",
    "thrown: OPERATION_DENIED",
    "kept: OPERATION_DENIED",
    "called back: domain not found: no domain with name 'nobody'",
    "now PAUSED",
  ]);
});

it("a driver of a stranger plugs in with under 40 lines", async () => {
  expect(await output(customDriver)).toEqual(["lamp has id 1 and 4096 KiB; save: false"]);
  expect(source("examples/custom-driver.ts").trimEnd().split("\n").length).toBeLessThan(40);
});

it("domains are made from a template, whatever their names", async () => {
  expect(await output(provision)).toEqual([
    "web1 runs with id 2 from /images/web1.img",
    "R&D <1> runs with id 3 from /images/R&D <1>.img",
  ]);
});

it("what happens is watched until enough is seen", async () => {
  expect(await output(watch)).toEqual(["test: SUSPENDED", "test: RESUMED", "test: STOPPED"]);
});

it("a pool, a volume, a network, a domain and a snapshot are made, and what happens is told in order", async () => {
  expect(await output(objects)).toEqual([
    "pool images: DEFINED",
    "pool images: STARTED",
    "/images/web.img takes 65536 bytes",
    "network inside: DEFINED",
    "network inside: STARTED",
    "domain web: DEFINED",
    "domain web: STARTED",
    "domain web: STOPPED",
    "domain web: STARTED",
    "after the revert it runs",
  ]);
});

it("interfaces, devices, secrets, filters, ports and checkpoints are used", async () => {
  expect(await output(host)).toEqual([
    "eth7 is up",
    "interfaces after the rollback: eth1",
    "scsi_host12 is beneath scsi_host1",
    "the secret has 11 bytes",
    "tap0 goes by no-spoof",
    "undefine: OPERATION_INVALID",
    "the port may send 1000 KiB/s",
    "checkpoints of test: monday",
  ]);
});

it("the README shows the example that is run here", () => {
  const example = source("examples/first-steps.ts");
  const shown = /```ts\n(\/\/ examples\/first-steps\.ts\n[\s\S]*?)```/.exec(source("README.md"))?.[1];
  expect(shown).toBe(`// examples/first-steps.ts\n${example}`);
});

describe("the driver of a stranger", async () => {
  await import("../../../examples/custom-driver-conformance.js");
});

it("core's README shows what its first lines do", async () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  await import("../../../examples/short.js");
  expect(log.mock.calls).toEqual([[1, true, "2097152 KiB"]]);
  log.mockRestore();
});

it.each([
  ["driver", "custom-driver"],
  ["driver", "custom-driver-conformance"],
  ["core", "short"],
])("the README of %s shows the example %s, which is run here", (name, example) => {
  const shown = source(`packages/${name}/README.md`).matchAll(/```ts\n([\s\S]*?)```/g);
  expect([...shown].map(([, text]) => text)).toContain(source(`examples/${example}.ts`));
});
