/** Our process is killed in the middle of an operation: xl finishes without it, and the next connection tells. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ErrorLevel } from "@libvirt-ts/driver";
import { build } from "esbuild";
import { beforeAll, expect, test, vi } from "vitest";
import { guestXml, TestHost, uuidOf } from "./host.js";

const worker = fileURLToPath(new URL("../.vitest/worker.mjs", import.meta.url));

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
    outfile: worker,
    bundle: true,
    platform: "node",
    format: "esm",
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
    },
    tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)),
  });
});

const run = (host: TestHost, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [worker, JSON.stringify(host.options), ...args], { stdio: "inherit" });

/** Starts an operation in another process, kills that when xl is at work, then lets xl finish. */
async function killDuring(host: TestHost, operation: string, ...args: string[]): Promise<number> {
  const gate = host.path("gate");
  host.fake.behave({ waits: { [operation]: gate } });
  const child = run(host, operation, ...args);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe(operation), 100_000);
  const { pid } = host.fake.calls.at(-1)!;
  child.kill("SIGKILL");
  await once(child, "exit");
  // While xl runs on, the next connection says so.
  const conn = await host.open({ busyTimeout: 10 });
  expect(host.warnings.at(-1)).toMatchObject({ level: ErrorLevel.WARNING });
  expect(host.warnings.at(-1)?.message).toContain(`xl is still running, pid ${pid}`);
  await expect(conn.domainDestroy({ uuid: uuidOf(1) }, 0)).rejects.toThrow(
    /another command for this guest is at work/,
  );
  writeFileSync(gate, "");
  await vi.waitFor(() => expect(existsSync(`${host.task(uuidOf(1))}/status`)).toBe(true), 100_000);
  host.warnings.length = 0;
  await host.open();
  return pid;
}

test("in the middle of a creation", async () => {
  const host = new TestHost();
  await killDuring(host, "create", guestXml("one", 1));
  expect(host.warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/create domain 'one': left behind by a process that died: it is done/),
  ]);
  expect(host.fake.guests[1]).toMatchObject({ name: "one" });
  expect(readdirSync(host.stateDir)).toEqual([]);
});

test("in the middle of a save and of a restoration", async () => {
  const host = new TestHost();
  host.fake.add({ name: "one", uuid: uuidOf(1) });
  const path = host.path("saved");
  await killDuring(host, "save", uuidOf(1), path);
  expect(host.warnings[0]?.message).toMatch(/save domain .*: it is done/);
  expect(host.fake.guests).toHaveLength(1);
  expect(existsSync(path)).toBe(true);
  writeFileSync(host.path("gate2"), "");
  const again = new TestHost();
  again.fake.behave({});
  await killDuring(again, "restore", path);
  expect(again.warnings[0]?.message).toMatch(/restore domain 'one': .*it is done/);
  expect(again.fake.guests[1]).toMatchObject({ uuid: uuidOf(1) });
  expect(readdirSync(again.stateDir)).toEqual([]);
});

test("what xl complained of is told without the password", async () => {
  const host = new TestHost();
  const screen = "<devices><graphics type='vnc' port='-1' passwd='GEHEIM'/></devices>";
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate }, dislikes: "vfb" });
  const child = run(host, "create", guestXml("one", 1, screen));
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("create"), 100_000);
  child.kill("SIGKILL");
  await once(child, "exit");
  writeFileSync(gate, "");
  await vi.waitFor(() => expect(existsSync(`${host.task(uuidOf(1))}/status`)).toBe(true), 100_000);
  expect(readFileSync(`${host.task(uuidOf(1))}/config`, "utf8")).toBe("");
  await host.open();
  expect(host.warnings[0]?.message).toContain("xl ended with status 1: ");
  expect(host.warnings[0]?.message).toContain("***");
  expect(host.warnings[0]?.message).not.toContain("GEHEIM");
});

test("what another living process has under way is neither told nor touched", async () => {
  const host = new TestHost();
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate } });
  const conn = await host.open();
  const creating = conn.domainCreateXML(guestXml("one", 1), 0);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("create"), 100_000);
  await host.open();
  expect(host.warnings).toEqual([]);
  writeFileSync(gate, "");
  expect(await creating).toMatchObject({ name: "one" });
});
