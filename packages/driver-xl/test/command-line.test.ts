/** How xl is run, with what it is told, and what is read of its output. */
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test, vi } from "vitest";
import { code, guestXml, TestHost, uuidOf } from "./host.js";

test("the configuration goes by -f, in a file of its owner's, whatever the folder is called", async () => {
  const host = new TestHost();
  const stateDir = host.path("a=b");
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate } });
  const conn = await host.open({ stateDir });
  const created = conn.domainCreateXML(guestXml("one", 1), 0);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("create"), 100_000);
  const call = host.fake.calls.at(-1)!;
  const folder = join(stateDir, readdirSync(stateDir).find((name) => name.startsWith("guest-"))!);
  expect(call.args).toEqual(["-f", join(folder, "config")]);
  const modes = Object.fromEntries(
    readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]),
  );
  expect(modes).toMatchObject({ config: 0o600, output: 0o600, xl: 0o600 });
  expect(statSync(stateDir).mode & 0o777).toBe(0o700);
  writeFileSync(gate, "");
  expect(await created).toEqual({ uuid: uuidOf(1), name: "one", id: 1 });
  expect(readdirSync(stateDir)).toEqual([]);
});

test("every xl runs with umask 077 and in the C locale, in a session of its own", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const ref = await conn.domainCreateXML(guestXml("one", 1), 0);
  const path = host.path("saved");
  await conn.domainSave(ref, path, undefined, 0);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  for (const call of host.fake.calls) expect(call).toMatchObject({ umask: 0o77, locale: "C" });
});

test("memory has a unit, and vcpus may exceed the host's CPUs", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), vcpus: 8, online: 1 });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  await conn.domainSetMemory(ref, 65_536, 0);
  await conn.domainSetMaxMemory(ref, 262_144);
  await conn.domainSetVcpus(ref, 8, 0);
  expect(host.fake.deeds).toEqual(["mem-set 1 65536k", "mem-max 1 262144k", "vcpu-set --ignore-host 1 8"]);
  expect(host.fake.guests[1]).toMatchObject({ memory: 65_536, maxmem: 262_144, online: 8 });
  await expect(conn.domainSetMemory(ref, 262_145, 0)).rejects.toEqual(code(ErrorNumber.INVALID_ARG));
  await expect(conn.domainSetVcpus(ref, 9, 0)).rejects.toEqual(code(ErrorNumber.INVALID_ARG));
});

test("an xl that prints S-expressions is told from one that prints JSON", async () => {
  const host = new TestHost();
  host.fake.add({ name: "one", uuid: uuidOf(1) });
  host.fake.behave({ sxp: true });
  const conn = await host.open();
  await expect(conn.domainGetXMLDesc({ uuid: uuidOf(1), id: 1 }, 0)).rejects.toThrow(/output_format="sxp"/);
  await expect(conn.domainGetXMLDesc({ uuid: uuidOf(1), id: 1 }, 0)).rejects.toEqual(code(ErrorNumber.RPC));
});

test("what xl writes beside its list does no harm, and a list may be long", async () => {
  const host = new TestHost();
  const names = Array.from({ length: 3000 }, (_, index) => `guest${index}`);
  for (const [index, name] of names.entries()) {
    if (index % 1000 === 0)
      host.fake.add({ name, uuid: uuidOf(index + 1), kernel: "/k".padEnd(700_000, "x") });
  }
  const noisy = host.path("noisy");
  writeFileSync(
    noisy,
    `#!/bin/sh\necho "libxl: warning: [x" >&2\n"${host.fake.command}" "$@"\necho "libxl: warning: {y}" >&2\n`,
    { mode: 0o755 },
  );
  const conn = await host.open({ command: noisy });
  expect(await conn.domainGetXMLDesc({ uuid: uuidOf(2001), id: 3 }, 0)).toContain("<name>guest2000</name>");
  await conn.domainSuspend({ uuid: uuidOf(2001), id: 3 });
  expect(host.fake.guests[3]).toMatchObject({ paused: true });
});

test("a folder and a command may be named from where we are", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open({
    command: relative(process.cwd(), host.fake.command),
    stateDir: relative(process.cwd(), host.stateDir),
  });
  await conn.domainSuspend({ uuid: uuidOf(1), id });
  expect(host.fake.guests[1]).toMatchObject({ paused: true });
});
