/** What xl reports is not believed: the state is read again, and what is half done is undone. */
import { readdirSync, writeFileSync } from "node:fs";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { code, failure, guestXml, TestHost, uuidOf } from "./host.js";

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

test("a save that fails leaves the guest, and no part of a file", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  host.fake.behave({ fails: { save: { status: 1, output: "Failed to save domain, resuming domain\n" } } });
  const conn = await host.open();
  const error = await failure(conn.domainSave({ uuid: uuidOf(1), id }, host.path("saved"), undefined, 0));
  expect(error.message).toContain("xl ended with status 1: Failed to save domain, resuming domain");
  expect(host.fake.guests).toHaveLength(2);
});
