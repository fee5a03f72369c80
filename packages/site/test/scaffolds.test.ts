/** What `pnpm new:driver`, `pnpm new:command` and `pnpm new:operation` begin works at once. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Driver, noPeers } from "@libvirt-ts/driver";
import { beforeEach, expect, it } from "vitest";
import { root } from "./blocks.js";

const house = fileURLToPath(new URL("../build/house", import.meta.url));
const changed = [
  ".dependency-cruiser.cjs",
  "packages/virsh/src/commands/index.ts",
  "packages/driver/src/operations/domain.ts",
  "packages/core/src/objects/domain-devices.ts",
  "packages/driver/facts/operations.json",
];

const begin = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, "scripts/new.mjs"), ...args, house], {
    encoding: "utf8",
    stdio: "pipe",
  });

beforeEach(() => {
  rmSync(house, { recursive: true, force: true });
  for (const path of changed) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    copyFileSync(join(root, path), join(house, path));
  }
});

it("a driver opens and lists, and the boundaries know it", async () => {
  begin("driver", "my-cloud");
  const folder = join(house, "packages/driver-my-cloud");
  const { myCloudDriver } = (await import(pathToFileURL(join(folder, "src/driver.ts")).href)) as {
    readonly myCloudDriver: Driver;
  };
  const conn = await myCloudDriver.open({
    uri: "my-cloud:///",
    readOnly: false,
    peers: noPeers,
    warn: () => {},
  });
  expect(await conn.listDomains!()).toEqual([]);
  await conn.close();
  expect(readFileSync(join(folder, "test/conformance.test.ts"), "utf8")).toContain("suite({");
  expect(readFileSync(join(house, changed[0]!), "utf8")).toContain('"driver-my-cloud": ["driver"],');
  expect(() => begin("driver", "my-cloud")).toThrow(/is there already/);
});

it("a command stands in the list of commands", () => {
  begin("command", "say-hello");
  const index = readFileSync(join(house, changed[1]!), "utf8");
  expect(index).toContain('import { sayHello } from "./say-hello.js";');
  expect(index).toContain("  sayHello,\n");
});

it("an operation is in the contract, in the facts and in core", () => {
  begin("operation", "domain-shine");
  const read = (path: string) => readFileSync(join(house, path), "utf8");
  expect(read(changed[2]!)).toMatch(/\n {2}domainShine\?\(domain: DomainRef, flags: number, [^;]*;\n\}\n$/);
  expect(read(changed[3]!)).toMatch(
    /\n {2}shine\(flags = 0, [^;]*"domainShine", flags, options\);\n {2}\}\n\}\n$/,
  );
  const { composed, deniedReadOnly } = JSON.parse(read(changed[4]!));
  expect([composed.domainShine, deniedReadOnly.domainShine]).toEqual(["virDomainShine", expect.any(String)]);
  expect(() => begin("operation", "domain-shine")).toThrow(/is there already/);
  expect(() => begin("operation", "domain-suspend")).toThrow(/is there already/);
  expect(() => begin("operation", "shine")).toThrow(/begins with domain-/);
});

it("an operation that does not fit one of the files changes none", () => {
  const facts = join(house, changed[4]!);
  writeFileSync(facts, "{}\n");
  expect(() => begin("operation", "domain-shine")).toThrow(/operations\.json is not as expected/);
  for (const path of changed.slice(0, 4))
    expect(readFileSync(join(house, path), "utf8"), path).toBe(readFileSync(join(root, path), "utf8"));
  expect(readFileSync(facts, "utf8")).toBe("{}\n");
});

it("where a file cannot be written, what was written before it is as it was", () => {
  const folder = join(house, "packages/driver-my-cloud");
  mkdirSync(join(folder, "test"), { recursive: true });
  writeFileSync(join(folder, "src"), "a file where a folder is to be\n");
  expect(() => begin("driver", "my-cloud")).toThrow(/new: /);
  expect(readdirSync(folder).sort()).toEqual(["src", "test"]);
});

it.each(["../x", "", "A", "a--b", "a b"])("%j is no name", (name) => {
  expect(() => begin("driver", name)).toThrow(/a name is/);
});
