/** Inactive domains: their files and the links by which they start with the host. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DomainXMLFlags, ErrorNumber } from "@libvirt-ts/driver";
import { expect, test, vi } from "vitest";
import { guestXml, TestHost, uuidOf } from "./host.js";

test("a file says more than domain XML can, and xl is given all of it", async () => {
  const host = new TestHost();
  const text = `# web1\nname = "web1"\nmemory = 128\nvcpus = 2\nkernel = "/boot/vmlinuz"\npci = [ "01:00.0" ]\nspicepasswd = "GEHEIM"\n`;
  writeFileSync(join(host.configDir, "web1"), text);
  const gate = host.path("gate");
  host.fake.behave({ waits: { create: gate }, dislikes: "spicepasswd" });
  const conn = await host.open();
  const ref = await conn.domainLookupByName("web1");
  const starting = conn.domainCreate(ref, 0).catch((error: Error) => error.message);
  await vi.waitFor(() => expect(host.fake.calls.at(-1)?.command).toBe("create"), 100_000);
  const config = readFileSync(host.fake.calls.at(-1)!.args[1]!, "utf8");
  writeFileSync(gate, "");
  // Its uuid goes along, so that the guest is known for this file's from then on.
  expect(config).toBe(`${text}uuid = "${ref.uuid}"\n`);
  const message = await starting;
  expect(message).toContain("***");
  expect(message).not.toContain("GEHEIM");
});

test("autostart is a link, whatever it is called; a domain that is undefined leaves none", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const auto = join(host.configDir, "auto");
  const ref = await conn.domainDefineXML(guestXml("one", 1), 0);
  expect(await conn.domainGetAutostart(ref)).toBe(false);
  await Promise.all([conn.domainSetAutostart(ref, true), conn.domainSetAutostart(ref, true)]);
  expect(readlinkSync(join(auto, "one"))).toBe("../one");
  symlinkSync(join(host.configDir, "one"), join(auto, "10-one"));
  symlinkSync(join(host.configDir, "other"), join(auto, "other"));
  await conn.domainSetAutostart(ref, false);
  expect(readdirSync(auto)).toEqual(["other"]);
  await conn.domainSetAutostart(ref, true);
  await conn.domainUndefine(ref, 0);
  expect(readdirSync(auto)).toEqual(["other"]);
});

test("a guest without a definition does not start with the host", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open();
  const ref = { uuid: uuidOf(1), id };
  expect(await conn.domainGetAutostart(ref)).toBe(false);
  await expect(conn.domainSetAutostart(ref, true)).rejects.toMatchObject({
    code: ErrorNumber.OPERATION_INVALID,
  });
  await expect(conn.domainGetAutostart({ uuid: uuidOf(1) })).rejects.toMatchObject({
    code: ErrorNumber.NO_DOMAIN,
  });
});

test("a link through another path to the folder counts", async () => {
  const host = new TestHost();
  symlinkSync("etc", host.path("xen"));
  const conn = await host.open({ configDir: host.path("xen") });
  const ref = await conn.domainDefineXML(guestXml("one", 1), 0);
  mkdirSync(join(host.configDir, "auto"));
  symlinkSync(join(host.configDir, "one"), join(host.configDir, "auto", "one"));
  expect(await conn.domainGetAutostart(ref)).toBe(true);
});

test("something else in the link's place is left alone", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const ref = await conn.domainDefineXML(guestXml("one", 1), 0);
  mkdirSync(join(host.configDir, "auto"));
  writeFileSync(join(host.configDir, "auto", "one"), "a copy");
  await expect(conn.domainSetAutostart(ref, true)).rejects.toThrow("something else has that name");
  await conn.domainSetAutostart(ref, false);
  expect(existsSync(join(host.configDir, "auto", "one"))).toBe(true);
});

test("passwords of an inactive domain are told on request, those of a running one never", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const screen = "<devices><graphics type='vnc' port='-1' passwd='GEHEIM'/></devices>";
  const ref = await conn.domainDefineXML(guestXml("one", 1, screen), 0);
  expect(await conn.domainGetXMLDesc(ref, 0)).not.toContain("GEHEIM");
  expect(await conn.domainGetXMLDesc(ref, 1)).toContain("passwd='GEHEIM'");
  const active = await conn.domainCreate(ref, 0);
  await expect(conn.domainGetXMLDesc(active, 1)).rejects.toThrow("VIR_DOMAIN_XML_SECURE");
  const definition = await conn.domainGetXMLDesc(active, DomainXMLFlags.SECURE | DomainXMLFlags.INACTIVE);
  expect(definition).toContain("passwd='GEHEIM'");
  expect(definition).toMatch(/^<domain type='xen'>/);
  expect(uuidOf(1)).toBe(active.uuid);
});

test("a domain is renamed with its guest, its file and the link by which it starts with the host", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const links = () => readdirSync(join(host.configDir, "auto"));
  const ref = await conn.domainDefineXML(guestXml("one", 1), 0);
  await conn.domainSetAutostart(ref, true);
  const inactive = (await conn.domainRename(ref, "two", 0))!;
  expect([inactive, links()]).toEqual([{ uuid: uuidOf(1), name: "two" }, ["two"]]);
  const active = await conn.domainCreate(inactive, 0);
  expect(await conn.domainRename(active, "three", 0)).toEqual({ ...active, name: "three" });
  expect(host.fake.guests[1]).toMatchObject({ name: "three", id: active.id });
  expect([readdirSync(host.configDir).filter((name) => !name.startsWith(".")), links()]).toEqual([
    ["auto", "three"],
    ["three"],
  ]);
  expect(readlinkSync(join(host.configDir, "auto", "three"))).toBe("../three");
  expect(host.fake.deeds.at(-1)).toBe(`rename -- ${active.id} three`);
});

test("a running guest is given no name that another one has, or that a file has, and keeps its own file", async () => {
  const host = new TestHost();
  host.fake.add({ name: "taken", uuid: uuidOf(7) });
  const conn = await host.open();
  const active = await conn.domainCreate(await conn.domainDefineXML(guestXml("one", 1), 0), 0);
  await conn.domainDefineXML(guestXml("defined", 2), 0);
  for (const name of ["taken", "defined"]) {
    await expect(conn.domainRename(active, name, 0)).rejects.toMatchObject({ code: ErrorNumber.DOM_EXIST });
  }
  host.fake.behave({ fails: { rename: { status: 1, output: "Can't rename domain '1'.\n" } } });
  await expect(conn.domainRename(active, "new", 0)).rejects.toThrow("Can't rename domain '1'.");
  host.fake.behave({ lies: { rename: "nothing happened\n" } });
  await expect(conn.domainRename(active, "new", 0)).rejects.toThrow("nothing happened");
  expect(readdirSync(host.configDir).filter((name) => !name.startsWith("."))).toEqual(["defined", "one"]);
  expect(host.fake.guests.map(({ name }) => name)).toEqual(["Domain-0", "taken", "one"]);
});

test("a domain whose link cannot follow keeps its name, running or not", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const ref = await conn.domainDefineXML(guestXml("one", 1), 0);
  await conn.domainSetAutostart(ref, true);
  symlinkSync("../nowhere", join(host.configDir, "auto", "two"));
  const files = () => readdirSync(host.configDir).filter((name) => !name.startsWith("."));
  for (const domain of [ref, await conn.domainCreate(ref, 0)]) {
    await expect(conn.domainRename(domain, "two", 0)).rejects.toThrow("something else has that name");
    expect([files(), readdirSync(join(host.configDir, "auto"))]).toEqual([
      ["auto", "one"],
      ["one", "two"],
    ]);
    expect(await conn.domainGetAutostart(domain)).toBe(true);
    expect(host.fake.guests.at(-1)).not.toMatchObject({ name: "two" });
  }
});

test("of two files that share a uuid, as copies do, the one that is named is renamed", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const ref = await conn.domainDefineXML(guestXml("one", 1), 0);
  const text = readFileSync(join(host.configDir, "one"), "utf8");
  writeFileSync(join(host.configDir, "copy"), text.replace(`"one"`, `"copy"`));
  expect(await conn.domainRename({ uuid: uuidOf(1), name: "copy" }, "two", 0)).toMatchObject({ name: "two" });
  const active = await conn.domainCreate(ref, 0);
  expect(await conn.domainRename(active, "three", 0)).toMatchObject({ name: "three", id: active.id });
  expect((await conn.listDefinedDomains()).concat(readdirSync(host.configDir)).sort()).toEqual(
    expect.arrayContaining(["three", "two"]),
  );
  expect(existsSync(join(host.configDir, "one"))).toBe(false);
});

test("a transient guest is described as if it had a definition: as it was made, without what is of the moment", async () => {
  const host = new TestHost();
  const conn = await host.open();
  const ref = await conn.domainCreateXML(guestXml("one", 1), 0);
  const xml = await conn.domainGetXMLDesc(ref, DomainXMLFlags.INACTIVE);
  expect(xml).toMatch(/^<domain type='xen'>\n {2}<name>one</);
  expect(xml).toBe((await conn.domainGetXMLDesc(ref, 0)).replace(/ id='\d+'/, ""));
});

test("a transient guest may be given a name that looks like an option", async () => {
  const host = new TestHost();
  const { id } = host.fake.add({ name: "one", uuid: uuidOf(1) });
  const conn = await host.open();
  expect(await conn.domainRename({ uuid: uuidOf(1), id }, "--help", 0)).toMatchObject({ name: "--help" });
});
