import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { config, domainXML, names, openFolder, temporaryFolder, uuidOf } from "./folder.js";

/** A folder in which `web.cfg` is a link to a file elsewhere. */
function linked() {
  const base = temporaryFolder();
  const [folder, elsewhere] = [join(base, "xen"), join(base, "elsewhere")];
  mkdirSync(folder);
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, "web.cfg"), config("web", 1));
  symlinkSync("../elsewhere/web.cfg", join(folder, "web.cfg"));
  return { folder, elsewhere, target: join(elsewhere, "web.cfg"), link: join(folder, "web.cfg") };
}

test("a link to a file is a definition", async () => {
  const { folder } = linked();
  const opened = await openFolder(folder);
  const ref = await opened.conn.domainLookupByName("web");
  expect((await opened.conn.domainGetInfo(ref)).memory).toBe(256 * 1024);
  expect(opened.warnings).toEqual([]);
});

test("a change replaces what the link leads to, and the link stays", async () => {
  const { folder, elsewhere, target, link } = linked();
  const { conn } = await openFolder(folder);
  const ref = await conn.domainLookupByName("web");
  const before = statSync(target).ino;
  await conn.domainSetMemory(ref, 128 * 1024, 0);
  expect(readlinkSync(link)).toBe("../elsewhere/web.cfg");
  expect(lstatSync(target).isFile()).toBe(true);
  expect(statSync(target).ino).not.toBe(before);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(readFileSync(target, "utf8")).toContain("memory = 128");
  await conn.domainDefineXML(domainXML("web", uuidOf(1)), 0);
  expect(readlinkSync(link)).toBe("../elsewhere/web.cfg");
  expect(readFileSync(target, "utf8")).toContain("memory = 512");
  expect(readdirSync(elsewhere)).toEqual(["web.cfg"]);
});

test("what happens to the other file, or to the link, is seen", async () => {
  const { folder, elsewhere, target, link } = linked();
  const opened = await openFolder(folder);
  const memory = async () => {
    const ref = await opened.conn.domainLookupByName("web");
    return (await opened.conn.domainGetInfo(ref)).memory / 1024;
  };
  expect(await memory()).toBe(256);
  writeFileSync(target, config("web", 1, 300));
  expect(await memory()).toBe(300);
  writeFileSync(join(elsewhere, "other.cfg"), config("web", 1, 400));
  symlinkSync("../elsewhere/other.cfg", join(folder, "new"));
  renameSync(join(folder, "new"), link);
  expect(await memory()).toBe(400);
  unlinkSync(join(elsewhere, "other.cfg"));
  expect(await names(opened)).toEqual([]);
  expect(opened.warnings.at(-1)!.message).toContain("it is a symbolic link to nothing");
  writeFileSync(join(elsewhere, "other.cfg"), config("web", 1, 500));
  expect(await memory()).toBe(500);
});

test("undefining takes the link away, and renaming gives it another name", async () => {
  const { folder, target } = linked();
  const { conn } = await openFolder(folder);
  const renamed = await conn.domainRename(await conn.domainLookupByName("web"), "shop", 0);
  expect(readlinkSync(join(folder, "shop.cfg"))).toBe("../elsewhere/web.cfg");
  expect(readFileSync(target, "utf8")).toContain('name = "shop"');
  await conn.domainUndefine(renamed!, 0);
  expect(readdirSync(folder).filter((file) => !file.startsWith("."))).toEqual([]);
  expect(statSync(target).isFile()).toBe(true);
});

test("a link in a circle, to a folder or to a device is no definition, and nobody waits for it", async () => {
  const folder = temporaryFolder();
  symlinkSync("circle", join(folder, "circle"));
  symlinkSync("/dev/null", join(folder, "device"));
  symlinkSync("/", join(folder, "root"));
  const opened = await openFolder(folder);
  expect(await names(opened)).toEqual([]);
  expect(opened.warnings.map(({ message }) => /: it is (a .*)$/.exec(message)?.[1]).sort()).toEqual([
    "a symbolic link to a device",
    "a symbolic link to nothing",
  ]);
  await expect(opened.conn.domainLookupByName("circle")).rejects.toMatchObject({
    code: ErrorNumber.NO_DOMAIN,
  });
});
