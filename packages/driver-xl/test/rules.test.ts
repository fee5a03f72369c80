/** The rules of driving xl, each with what would go wrong without it. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ErrorDomain, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { expect, test, vi } from "vitest";
import { guestXml, TestHost, uuidOf } from "./host.js";

const code = (number: ErrorNumber) => expect.objectContaining({ code: number, domain: ErrorDomain.LIBXL });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail("it succeeded"),
    (error: LibvirtError) => error,
  );

test("guests are addressed by id: one whose name is another's id is not shadowed", async () => {
  const host = new TestHost();
  const one = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const shadowed = host.fake.add({ name: `${one.id}`, uuid: uuidOf(2) });
  const conn = await host.open();
  await conn.domainDestroy({ uuid: uuidOf(2), name: `${one.id}`, id: shadowed.id }, 0);
  expect(host.fake.guests.map(({ name }) => name)).toEqual(["Domain-0", "one"]);
  await conn.domainDestroy({ uuid: uuidOf(1) }, 0);
  expect(host.fake.deeds).toEqual([`destroy ${shadowed.id}`, `destroy ${one.id}`]);
});

test("an id that another guest has by now leads to nobody", async () => {
  const host = new TestHost();
  const guest = host.fake.add({ name: "other", uuid: uuidOf(1) });
  const conn = await host.open();
  const stale = { uuid: uuidOf(9), name: "gone", id: guest.id };
  await expect(conn.domainDestroy(stale, 0)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  await expect(conn.domainSuspend(stale)).rejects.toEqual(code(ErrorNumber.NO_DOMAIN));
  expect(host.fake.deeds).toEqual([]);
});

test("of several guests with one uuid only the one that id and name tell is touched", async () => {
  const host = new TestHost();
  const first = host.fake.add({ name: "twin1", uuid: uuidOf(1) });
  host.fake.add({ name: "twin2", uuid: uuidOf(1) });
  const conn = await host.open();
  await expect(conn.domainSuspend({ uuid: uuidOf(1) })).rejects.toThrow(/'twin1' \(id 1\), 'twin2' \(id 2\)/);
  await conn.domainSuspend({ uuid: uuidOf(1), name: "twin1", id: first.id });
  expect(host.fake.deeds).toEqual(["pause 1"]);
});

test.each(["suspend", "resume"] as const)("%s that xl reports as done is seen not to be", async (act) => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), paused: act === "resume" });
  host.fake.behave({
    lies: { pause: "Pausing domain: Invalid argument\n", unpause: "Unpausing domain: Invalid argument\n" },
  });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), name: "one", id };
  const error = await failure(act === "suspend" ? conn.domainSuspend(ref) : conn.domainResume(ref));
  if (act === "resume") expect(error).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
  else expect(error.message).toContain("Pausing domain: Invalid argument");
});

test("a destroyed guest that is still there is an error in xl's words", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  host.fake.behave({ lies: { destroy: "Domain 1:Unable to destroy guest\n" } });
  const conn = await host.open();
  const error = await failure(conn.domainDestroy({ uuid: uuidOf(1), id }, 0));
  expect(error.message).toContain("Unable to destroy guest");
});

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

test("what a killed xl has made of a guest is destroyed, and nothing else", async () => {
  const host = new TestHost();
  const bystander = host.fake.add({ name: "bystander", uuid: uuidOf(2) });
  const killed = host.path("killed");
  writeFileSync(
    killed,
    `#!/bin/sh\n[ "$1" = create ] || exec "${host.fake.command}" "$@"\n"${host.fake.command}" "$@"\nkill -9 $$\n`,
    { mode: 0o755 },
  );
  const conn = await host.open({ command: killed });
  await expect(conn.domainCreateXML(guestXml("one", 1), 0)).rejects.toThrow("xl was killed by signal 9");
  expect(host.fake.guests.map(({ name }) => name)).toEqual(["Domain-0", bystander.name]);
});

test("a guest is not taken for gone because xl was killed when it was looked for", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const killed = host.path("killed");
  writeFileSync(
    killed,
    `#!/bin/sh\n[ "$1 $2" = "list ${id}" ] && kill -9 $$\nexec "${host.fake.command}" "$@"\n`,
    { mode: 0o755 },
  );
  const conn = await host.open({ command: killed });
  await expect(conn.domainShutdown({ uuid: uuidOf(1), id }, 0)).rejects.toThrow("xl was killed by signal 9");
});

test.each([
  ["attach", "block-attach", ErrorNumber.OPERATION_FAILED],
  ["detach", "block-detach", ErrorNumber.OPERATION_FAILED],
  ["memory", "mem-set", ErrorNumber.OPERATION_FAILED],
  ["maximum", "mem-max", ErrorNumber.OPERATION_FAILED],
])("%s that xl reports as done is seen not to be", async (act, command, number) => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), disks: [{ vdev: "xvda", pdev_path: "/a" }] });
  host.fake.behave({ lies: { [command]: "libxl: error: nothing happened\n" } });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  const disk = (target: string) => `<disk type='file'><source file='/a'/><target dev='${target}'/></disk>`;
  const work = {
    attach: () => conn.domainAttachDevice(ref, disk("xvdb"), 0),
    detach: () => conn.domainDetachDevice(ref, disk("xvda"), 0),
    memory: () => conn.domainSetMemory(ref, 65_536, 0),
    maximum: () => conn.domainSetMaxMemory(ref, 262_144),
  };
  const error = await failure(work[act as keyof typeof work]());
  expect(error).toEqual(code(number));
  expect(error.message).toContain("xl changed nothing: libxl: error: nothing happened");
});

test.each([
  ["disk", "block-attach", "<disk type='file'><source file='/d'/><target dev='xvdb'/></disk>", "'xvdb'"],
  [
    "interface",
    "network-attach",
    "<interface type='bridge'><source bridge='nowhere'/><mac address='00:16:3e:11:22:33'/></interface>",
    "'00:16:3e:11:22:33'",
  ],
])("a failed attach leaves no %s in the guest's record, and says so", async (kind, command, xml, place) => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), disks: [{ vdev: "xvda", pdev_path: "/a" }] });
  const output = `libxl: error: libxl_device.c:1486:device_addrm_aocomplete: unable to add device\n`;
  host.fake.behave({ fails: { [command]: { status: 1, output, keeps: true } } });
  const conn = await host.open();
  const error = await failure(conn.domainAttachDevice({ uuid: uuidOf(1), id }, xml, 0));
  expect(error).toEqual(code(ErrorNumber.OPERATION_FAILED));
  expect(error.message).toContain("unable to add device");
  expect(error.message).toContain(`${kind} ${place} is taken out of the guest's record again`);
  expect(host.fake.guests[1]).toMatchObject({ disks: [{ vdev: "xvda" }], nics: [] });
});

test("what xl says is told line by line while it works, without secrets", async () => {
  const host = new TestHost();
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate }, dislikes: "vfb" });
  const conn = await host.open();
  const lines: string[] = [];
  const screen = "<devices><graphics type='vnc' port='-1' passwd='GEHEIM'/></devices>";
  const creating = conn.domainCreateXML(guestXml("one", 1, screen), 0, {
    onProgress: (line) => lines.push(line),
  });
  const failed = failure(creating);
  await vi.waitFor(() => expect(lines).toEqual(["create begins"]), 100_000);
  writeFileSync(gate, "");
  await failed;
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^Parsing config from /),
    expect.stringMatching(/config parsing error near .*\*\*\*/),
    "Failed to parse config: Invalid argument",
  ]);
  expect(lines.join()).not.toContain("GEHEIM");
});

test("very long patience is no short one", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open({ timeout: Number.POSITIVE_INFINITY });
  await conn.domainSuspend({ uuid: uuidOf(1), id });
  expect(host.fake.guests[1]).toMatchObject({ paused: true });
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
  expect((await saving).message).toContain("its keeper was killed by SIGKILL");
  expect(await failure(conn.domainDestroy(ref, 0))).toEqual(code(ErrorNumber.RESOURCE_BUSY));
  writeFileSync(gate, "");
  await vi.waitFor(() => expect(host.fake.guests).toHaveLength(1), 100_000);
});

test("rebooting otherwise than by the paravirtual interface, and crashing a guest, are not supported", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  const unsupported = code(ErrorNumber.ARGUMENT_UNSUPPORTED);
  for (const flags of [1, 2, 4, 8]) await expect(conn.domainReboot(ref, flags)).rejects.toEqual(unsupported);
  await expect(conn.domainCoreDump(ref, host.path("core"), 0, 1)).rejects.toEqual(unsupported);
  expect(host.fake.calls).toEqual([]);
  for (const flags of [0, 16]) await conn.domainReboot({ uuid: uuidOf(1) }, flags);
  expect(host.fake.deeds).toEqual(["reboot -F 1", "reboot -F 2"]);
});

test("a paused guest is not asked for what it would have to help with", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), paused: true });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  for (const act of [
    () => conn.domainSave(ref, host.path("saved"), undefined, 0),
    () => conn.domainShutdown(ref, 0),
    () => conn.domainReboot(ref, 0),
  ]) {
    expect((await failure(act())).message).toContain("it is paused and cannot react; resume it first");
  }
  await conn.domainCoreDump(ref, host.path("core"), 0, 0);
  expect(host.fake.deeds).toHaveLength(1);
});

test("a missing xl, one that is killed, and one that is of another kind are clear errors", async () => {
  const host = new TestHost();
  const missing = await host.open({ command: host.path("nowhere") });
  await expect(missing.domainDestroy({ uuid: uuidOf(1), id: 1 }, 0)).rejects.toEqual(
    code(ErrorNumber.NO_SUPPORT),
  );
  const killed = host.path("killed");
  writeFileSync(killed, "#!/bin/sh\nkill -9 $$\n", { mode: 0o755 });
  const other = await host.open({ command: killed });
  await expect(other.domainDestroy({ uuid: uuidOf(1), id: 1 }, 0)).rejects.toThrow(
    "xl was killed by signal 9",
  );
  expect(readdirSync(host.stateDir)).toEqual([]);
});

test.each([
  ["a name that is taken", "taken", ErrorNumber.DOM_EXIST, ""],
  ["a kernel that does not exist", "one", ErrorNumber.OPERATION_FAILED, "failed to open file '/nosuch'"],
  ["no memory left", "one", ErrorNumber.NO_MEMORY, "Out of memory"],
])("%s: libvirt's code, xl's words, nothing left behind", async (what, name, number, words) => {
  const host = new TestHost();
  host.fake.add({ name: "taken", uuid: uuidOf(7) });
  const conn = await host.open();
  let xml = guestXml(name, 1);
  if (what.includes("kernel")) xml = xml.replace("/boot/vmlinuz", "/nosuch");
  if (what.includes("memory")) xml = xml.replace("131072", "16777216");
  const error = await failure(conn.domainCreateXML(xml, 0));
  expect(error).toEqual(code(number));
  expect(error.message).toContain(words);
  expect(host.fake.guests).toHaveLength(2);
  expect(readdirSync(host.stateDir)).toEqual([]);
});

test("a password is not told, even where xl quotes its line", async () => {
  const host = new TestHost();
  host.fake.behave({ dislikes: "vfb" });
  const conn = await host.open();
  const secret = `GEHEIM"'\\x`;
  const escaped = secret.replaceAll("'", "&apos;");
  const screen = `<devices><graphics type='vnc' port='-1' passwd='${escaped}'/></devices>`;
  const error = await failure(conn.domainCreateXML(guestXml("one", 1, screen), 0));
  expect(error.message).toContain("config parsing error near");
  expect(error.message).toContain("***");
  expect(JSON.stringify(error)).not.toContain("GEHEIM");
});

test("passwords do not come in from xl", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), vnc: "GEHEIM" });
  const conn = await host.open();
  expect(await conn.domainGetXMLDesc({ uuid: uuidOf(1), id }, 0)).not.toContain("GEHEIM");
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
  await vi.waitFor(() => expect(host.fake.guests).toHaveLength(2), 100_000);
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

test("a save that fails leaves the guest, and no part of a file", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  host.fake.behave({ fails: { save: { status: 1, output: "Failed to save domain, resuming domain\n" } } });
  const conn = await host.open();
  const error = await failure(conn.domainSave({ uuid: uuidOf(1), id }, host.path("saved"), undefined, 0));
  expect(error.message).toContain("xl ended with status 1: Failed to save domain, resuming domain");
  expect(host.fake.guests).toHaveLength(2);
});

test("a guest that has not come down to its memory target is not saved: xl could not restore it", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), memory: 65_536, populated: 76_800 });
  const conn = await host.open();
  const error = await failure(conn.domainSave({ uuid: uuidOf(1), id }, host.path("saved"), undefined, 0));
  expect(error).toEqual(code(ErrorNumber.OPERATION_INVALID));
  expect(error.message).toContain("it has 75 MiB of memory and has not come down to 64 MiB yet");
  expect(host.fake.deeds).toEqual([]);
});

test("what is no file of xl save is refused without asking xl", async () => {
  const host = new TestHost();
  const conn = await host.open();
  await expect(conn.domainRestore(host.path("missing"), undefined, 0)).rejects.toEqual(
    code(ErrorNumber.OPEN_FAILED),
  );
  for (const text of [
    "",
    "text",
    "Xen saved domain, xl format",
    `Xen saved domain, xl format${"\xff".repeat(60)}`,
  ]) {
    writeFileSync(host.path("bad"), text, "latin1");
    await expect(conn.domainRestore(host.path("bad"), undefined, 0)).rejects.toEqual(
      code(ErrorNumber.READ_FAILED),
    );
  }
  const json = JSON.stringify({ c_info: { name: "x", uuid: "../../x" } });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const words = Buffer.from("\x04\x03\x02\x01\x03\0\0\0\0\0\0\0", "latin1");
  const magic = Buffer.from("Xen saved domain, xl format\n \0 \r", "latin1");
  writeFileSync(host.path("bad"), Buffer.concat([magic, words, length, Buffer.from(json)]));
  await expect(conn.domainRestore(host.path("bad"), undefined, 0)).rejects.toThrow("it names no domain");
  expect(host.fake.calls).toEqual([]);
});

test("a guest that ignores being asked to shut down is left as it is", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "deaf", uuid: uuidOf(1), deaf: true });
  const conn = await host.open();
  expect(await conn.domainShutdown({ uuid: uuidOf(1), id }, 0)).toMatchObject({ id });
  expect(host.fake.guests).toHaveLength(2);
  expect(host.fake.deeds).toEqual([`shutdown -F ${id}`]);
});
