/** How long xl is waited for, who waits for whom, and what goes on when nobody waits any more. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test, vi } from "vitest";
import { code, failure, guestXml, TestHost, uuidOf } from "./host.js";

test("very long patience is no short one", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open({ timeout: Number.POSITIVE_INFINITY });
  await conn.domainSuspend({ uuid: uuidOf(1), id });
  expect(host.fake.guests[1]).toMatchObject({ paused: true });
});

test("an xl that loses its keeper is still known to run", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const gate = host.path("gate");
  host.fake.behave({ waits: { save: gate } });
  const conn = await host.open({ busyTimeout: 50 });
  const ref = { uuid: uuidOf(1), id };
  const saving = failure(conn.domainSave(ref, host.path("saved"), undefined, 0));
  await vi.waitFor(() => expect(existsSync(`${host.task(uuidOf(1))}/xl`)).toBe(true), 100_000);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("save"), 100_000);
  const [, keeper] = /^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`${host.task(uuidOf(1))}/xl`, "utf8"))!;
  process.kill(Number(keeper), "SIGKILL");
  expect((await saving).message).toContain("its keeper was killed by signal 9");
  expect(await failure(conn.domainDestroy(ref, 0))).toEqual(code(ErrorNumber.RESOURCE_BUSY));
  writeFileSync(gate, "");
  await vi.waitFor(() => expect(host.fake.guests).toHaveLength(1), 100_000);
});

test("an abort ends our waiting and not xl, and says what goes on", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const gate = host.path("gate");
  host.fake.behave({ waits: { save: gate } });
  const conn = await host.open({ busyTimeout: 50 });
  const stop = new AbortController();
  const saving = conn.domainSave({ uuid: uuidOf(1), name: "one", id }, host.path("saved"), undefined, 0, {
    signal: stop.signal,
  });
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("save"), 100_000);
  stop.abort();
  const error = await failure(saving);
  expect(error).toEqual(code(ErrorNumber.OPERATION_ABORTED));
  const pid = host.fake.calls.at(-1)!.pid;
  expect(error.message).toContain(`still running, pid ${pid}`);
  // Until then nobody else may change the guest.
  const busy = await failure(conn.domainDestroy({ uuid: uuidOf(1), name: "one", id }, 0));
  expect(busy).toEqual(code(ErrorNumber.RESOURCE_BUSY));
  expect(busy.message).toContain(`save domain 'one', pid ${pid}`);
  writeFileSync(gate, "");
  await vi.waitFor(() => expect(readdirSync(host.stateDir)).toEqual([]), 100_000);
  expect(existsSync(host.path("saved"))).toBe(true);
  expect(host.fake.guests).toHaveLength(1);
});

test("a time-out is one of our waiting only", async () => {
  const host = new TestHost();
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate } });
  // The peers answer what xl would be asked before, which may take longer than that on a busy machine.
  const conn = await host.openAmongPeers([], { timeout: 1000 });
  const error = await failure(conn.domainCreateXML(guestXml("one", 1), 0));
  expect(error).toEqual(code(ErrorNumber.OPERATION_TIMEOUT));
  expect(error.message).toMatch(/still running, pid \d+; it is not stopped/);
  writeFileSync(gate, "");
  await vi.waitFor(() => expect(host.task(uuidOf(1))).toBeUndefined(), 100_000);
  expect(host.fake.guests).toHaveLength(2);
});

test("one command at a time changes a guest, from two connections as from one", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const patient = { busyTimeout: 600_000 };
  const conns = [await host.open(patient), await host.open(patient)];
  const ref = { uuid: uuidOf(1), id };
  const sizes = [65_536, 66_560, 67_584, 68_608];
  await Promise.all(sizes.map((size, index) => conns[index % 2]!.domainSetMemory(ref, size, 0)));
  const pids = host.fake.calls.filter(({ command }) => command === "mem-set");
  expect(pids).toHaveLength(4);
  // Each looked for the guest after the one before had changed it: no two deeds without a look between them.
  const commands = host.fake.calls.map(({ command }) => command);
  expect(commands.join(" ")).not.toContain("mem-set mem-set");
});
