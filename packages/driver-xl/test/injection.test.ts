/** Nothing that a user names may be taken for an option, a command or another line. */
import { existsSync, readdirSync } from "node:fs";
import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { isLongRun } from "@libvirt-ts/testkit";
import { expect, test } from "vitest";
import { guestXml, TestHost, uuidOf } from "./host.js";

/** xl runs in the root folder. */
const canary = "driver-xl-canary";
const touched = () => existsSync(`/${canary}`) || existsSync(canary);
const names = ["-h", "0", `";touch ${canary};"`, `$(touch ${canary})`, `a" memory = 1 b = "`, "a\\"];
// Others of their kinds; each takes a life of a guest.
if (isLongRun)
  names.push(
    "--defconfig=passwd",
    "-f",
    "1",
    `\`touch ${canary}\``,
    `'; touch ${canary} #`,
    "a=b",
    "[x]",
    "%s%n",
  );
else console.log("skipped: eight more names of guests: LIBVIRT_TS_LONG=1 runs them");

test.each(names)("a guest may be called %s", async (name) => {
  const host = new TestHost();
  const conn = await host.open();
  const ref = await conn.domainCreateXML(guestXml(name, 1), 0);
  expect(host.fake.guests[1]).toMatchObject({ name, uuid: uuidOf(1), memory: 131_072 });
  await conn.domainDestroy(ref, 0);
  for (const { command, args } of host.fake.calls) {
    if (command === "create") expect(args[0]).toBe("-f");
    else expect(args.filter((arg) => !/^(-l|\d+)$/.test(arg))).toEqual([]);
  }
  expect(touched()).toBe(false);
  expect(readdirSync(host.stateDir)).toEqual([]);
});

test.each([`--help`, `-c`, `a b`, `a;touch ${canary}`, `$(touch ${canary})`, "a\nb", "a=b", `"'\\`])(
  "a guest is saved to, and restored from, a file called %j",
  async (name) => {
    const host = new TestHost();
    const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
    const conn = await host.open();
    const path = host.path(name);
    await conn.domainSave({ uuid: uuidOf(1), id }, path, undefined, 0);
    expect(existsSync(path)).toBe(true);
    expect(await conn.domainRestore(path, undefined, 0)).toMatchObject({ uuid: uuidOf(1) });
    expect(touched()).toBe(false);
  },
);

test("a path that is no absolute one is never an option", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open();
  await expect(conn.domainCoreDump({ uuid: uuidOf(1), id }, "-no/such/folder", 0, 0)).rejects.toThrow(
    /^[^-]*\/-no/,
  );
  await conn.domainCoreDump({ uuid: uuidOf(1), id }, host.path("--help").slice(1), 0, 0);
  expect(existsSync(host.path("--help"))).toBe(true);
  expect(host.fake.deeds).toEqual([expect.stringMatching(`^dump-core ${id} ${host.folder}/`)]);
});

test("a NUL in a path is refused before xl is run", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open();
  const error = await conn
    .domainCoreDump({ uuid: uuidOf(1), id }, "/tmp/a\0b", 0, 0)
    .catch((thrown) => thrown);
  expect(error).toBeInstanceOf(LibvirtError);
  expect(error.code).toBe(ErrorNumber.INVALID_ARG);
  expect(host.fake.deeds).toEqual([]);
});

test("only a device that the guest has is named to xl", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1), disks: [{ vdev: "xvda", pdev_path: "/a" }] });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  const disk = (target: string) =>
    `<disk type='file' device='disk'><source file='/tmp/a &amp; b'/><target dev='${target}'/></disk>`;
  for (const target of ["--help", "xvdb", "1"]) {
    await expect(conn.domainDetachDevice(ref, disk(target), 0)).rejects.toMatchObject({
      code: ErrorNumber.INVALID_ARG,
    });
  }
  await conn.domainAttachDevice(ref, disk("xvdb"), 0);
  await conn.domainDetachDevice(ref, disk("xvda"), 0);
  await conn.domainAttachDevice(
    ref,
    "<interface type='bridge'><source bridge='xenbr0'/><mac address='00:16:3e:11:22:33'/></interface>",
    0,
  );
  expect(host.fake.deeds).toEqual([
    expect.stringMatching(/^block-attach 1 format=raw,vdev=xvdb,access=rw,target=\/tmp\/a & b$/),
    "block-detach 1 xvda",
    expect.stringMatching(/^network-attach 1 .*mac=00:16:3e:11:22:33/),
  ]);
});
