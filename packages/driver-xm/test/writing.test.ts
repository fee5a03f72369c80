import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ErrorDomain, ErrorLevel, ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { config, domainXML, names, openFolder, temporaryFolder, uuidOf, writeConfigs } from "./folder.js";

describe("what is written", () => {
  test("a renamed domain keeps its uuid, also one that its file does not say, and its file goes along", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder);
    const text = (name: string) => `# mine\nname = "${name}"\nmemory = 64\nkernel = "/k"\n`;
    for (const file of ["plain", "dotted.cfg", "else"]) {
      writeFileSync(join(folder, file), text(file === "else" ? "other" : file.split(".")[0]!));
    }
    writeFileSync(join(folder, "taken"), "port = 1\n");
    for (const [name, file, newFile] of [
      ["plain", "plain", "plain2"],
      ["dotted", "dotted.cfg", "dotted2.cfg"],
      ["other", "else", "else"],
    ] as const) {
      const ref = await conn.domainLookupByName(name);
      const after = (await conn.domainRename(ref, `${name}2`, 0))!;
      expect(after).toEqual({ uuid: ref.uuid, name: `${name}2` });
      expect(readFileSync(join(folder, newFile), "utf8")).toBe(`${text(`${name}2`)}uuid = "${ref.uuid}"\n`);
      if (file !== newFile) expect(existsSync(join(folder, file))).toBe(false);
      expect(await conn.domainLookupByUUID(ref.uuid)).toEqual(after);
      expect(await conn.domainRename(after, `${name}2`, 0)).toEqual(after);
    }
    const ref = await conn.domainLookupByName("plain2");
    symlinkSync("nowhere", join(folder, "broken"));
    for (const [name, code] of [
      ["broken", ErrorNumber.DOM_EXIST],
      ["dotted2", ErrorNumber.DOM_EXIST],
      ["taken", ErrorNumber.DOM_EXIST],
      ["-x", ErrorNumber.CONFIG_UNSUPPORTED],
      ["a/b", ErrorNumber.XML_ERROR],
    ] as const) {
      await expect(conn.domainRename(ref, name, 0)).rejects.toMatchObject({ code });
    }
    expect(await names({ conn } as never)).toEqual(["dotted2", "other2", "plain2"]);
  });

  test("a definition becomes a file of mode 0600, and a redefinition changes only what changed", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder);
    const ref = await conn.domainDefineXML(domainXML("web & co", uuidOf(1)), 0);
    const file = join(folder, "web & co");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = `# mine\n${readFileSync(file, "utf8").replace("vcpus = 2", "vcpus =  2 # two")}usb = 1\n`;
    writeFileSync(file, before);
    await conn.domainDefineXML(domainXML("web & co", uuidOf(1)).replace("<vcpu>2", "<vcpu>3"), 0);
    expect(readFileSync(file, "utf8")).toBe(before.replace("vcpus =  2", "vcpus =  3"));
    await conn.domainSetMemory(ref, 131_072, 0);
    await conn.domainSetMaxMemory(ref, 1_048_576);
    expect(readFileSync(file, "utf8")).toBe(
      before
        .replace("vcpus =  2", "vcpus =  3")
        .replace("maxmem = 512\nmemory = 512", "maxmem = 1024\nmemory = 128"),
    );
    await conn.domainUndefine(ref, 0);
    expect(readdirSync(folder)).toEqual([".libvirt-ts"]);
  });

  test("memory that is no whole MiB is cut off with a word", async () => {
    const { conn, warnings } = await openFolder(temporaryFolder());
    const ref = await conn.domainDefineXML(domainXML("a", uuidOf(1)), 0);
    await conn.domainSetMaxMemory(ref, 200_000);
    expect(await conn.domainGetMaxMemory(ref)).toBe(199_680);
    await conn.domainSetMemory(ref, 100_000, 0);
    expect(await conn.domainGetInfo(ref)).toMatchObject({ maxMem: 199_680, memory: 99_328 });
    expect(warnings.map(({ level, message }) => [level, message])).toEqual([
      [ErrorLevel.WARNING, expect.stringContaining("/domain/memory: rounded down to whole MiB")],
      [ErrorLevel.WARNING, expect.stringContaining("/domain/currentMemory: rounded down to whole MiB")],
    ]);
  });

  test("a definition without uuid gets one, and keeps it", async () => {
    const { conn } = await openFolder(temporaryFolder());
    const first = await conn.domainDefineXML(domainXML("a"), 0);
    expect(await conn.domainDefineXML(domainXML("a"), 0)).toEqual(first);
  });

  test("devices come and go, the lines of the others stay", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "vm"), `${config("vm", 1)}vif = [ 'mac=00:16:3E:00:00:01, backend=net' ]\n`);
    const { conn } = await openFolder(folder);
    const ref = { uuid: uuidOf(1) };
    const disk = "<disk type='file'><source file='/b.img'/><target dev='xvdb'/></disk>";
    await conn.domainAttachDevice(ref, disk, 0);
    await conn.domainAttachDevice(ref, "<interface><mac address='00:16:3e:00:00:02'/></interface>", 0);
    const text = readFileSync(join(folder, "vm"), "utf8");
    expect(text).toContain(`disk = [ 'phy:/dev/vg0/vm,xvda,w', "file:/b.img,xvdb,w" ]`);
    expect(text).toContain(`vif = [ 'mac=00:16:3E:00:00:01, backend=net', "mac=00:16:3e:00:00:02" ]`);
    await expect(conn.domainAttachDevice(ref, disk, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await expect(conn.domainAttachDevice(ref, disk.replace("xvdb", "ioemu:xvdb"), 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await conn.domainDetachDevice(ref, disk, 0);
    await expect(conn.domainDetachDevice(ref, disk, 0)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await conn.domainDetachDevice(ref, "<interface><mac address='00:16:3e:00:00:01'/></interface>", 0);
    expect(await conn.domainGetXMLDesc(ref, 0)).toContain("00:16:3e:00:00:02");
    await expect(conn.domainAttachDevice(ref, "<sound model='x'/>", 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
  });

  test("numbers that the file could not be read with again are refused", async () => {
    const folder = temporaryFolder();
    writeConfigs(folder, 1);
    const { conn } = await openFolder(folder);
    const before = readFileSync(join(folder, "vm0"), "utf8");
    for (const change of [
      () => conn.domainSetMaxMemory({ uuid: uuidOf(0) }, 4095),
      () => conn.domainSetMemory({ uuid: uuidOf(0) }, 1024, 0),
      () => conn.domainSetVcpus({ uuid: uuidOf(0) }, 1.5, 0),
      () => conn.domainSetVcpus({ uuid: uuidOf(0) }, Number.NaN, 0),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    }
    expect(readFileSync(join(folder, "vm0"), "utf8")).toBe(before);
  });

  test("files that describe something else are not overwritten", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "taken"), "import os\n");
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "elsewhere"), config("other", 3));
    const { conn } = await openFolder(folder);
    for (const name of ["taken", "folder", "elsewhere"]) {
      await expect(conn.domainDefineXML(domainXML(name), 0)).rejects.toMatchObject({
        code: ErrorNumber.DOM_EXIST,
      });
    }
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("import os\n");
    expect(readFileSync(join(folder, "elsewhere"), "utf8")).toBe(config("other", 3));
  });

  test("a file that would not be read again is not written", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder);
    const half = "x".repeat(600_000);
    const long = `<bootloader>/${half}</bootloader><on_crash>${half}</on_crash>`;
    await expect(conn.domainDefineXML(domainXML("vm", uuidOf(1), long), 0)).rejects.toMatchObject({
      code: ErrorNumber.OVERFLOW,
    });
    expect(readdirSync(folder)).toEqual([".libvirt-ts"]);
  });

  test("what xm cannot say is refused before anything is written", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder);
    const comma = "<devices><disk type='file'><source file='/a,b'/><target dev='xvda'/></disk></devices>";
    await expect(conn.domainDefineXML(domainXML("x", uuidOf(1), comma), 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      domain: ErrorDomain.XENXM,
    });
    expect(existsSync(join(folder, "x"))).toBe(false);
  });

  test("with the line of the document that says it, of a device alone too", async () => {
    const folder = temporaryFolder();
    const { conn, warnings } = await openFolder(folder);
    const pool = "<disk type='volume'>\n<source pool='p' volume='v'/><target dev='xvda'/></disk>";
    const document = (inside: string) => domainXML("x", uuidOf(1), `\n<devices>\n${inside}</devices>\n`);
    await expect(conn.domainDefineXML(document(pool), 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      int1: 3,
      message: expect.stringMatching(/devices\/disk\[1\].*line 3.*a disk with @type "volume"/),
    });
    await conn.domainDefineXML(document(""), 0);
    const ref = await conn.domainLookupByName("x");
    await expect(conn.domainAttachDevice(ref, `<!-- a disk -->\n${pool}`, 0)).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      int1: 2,
      message: expect.stringMatching(/\/disk.*line 2/),
    });
    await conn.domainDefineXML(document("").replace("\n<devices>", "\n<title>a</title><devices>"), 0);
    expect(warnings).toMatchObject([{ int1: 2, message: expect.stringContaining("/domain/title") }]);
  });

  test("a full disk and a read-only folder are clear errors, and the old file stays", async (context) => {
    const folder = temporaryFolder();
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    } catch {
      console.warn("skipped: this user may not mount a small file system");
      context.skip(true, "no mount");
    }
    try {
      writeFileSync(join(folder, "vm"), config("vm", 1));
      const { conn } = await openFolder(folder);
      await conn.domainSetVcpus({ uuid: uuidOf(1) }, 2, 0);
      const before = readFileSync(join(folder, "vm"), "utf8");
      try {
        writeFileSync(join(folder, "filler~"), Buffer.alloc(1 << 17));
      } catch {}
      await expect(conn.domainSetVcpus({ uuid: uuidOf(1) }, 3, 0)).rejects.toMatchObject({
        code: ErrorNumber.SYSTEM_ERROR,
        domain: ErrorDomain.XENXM,
        message: expect.stringContaining("ENOSPC"),
      });
      rmSync(join(folder, "filler~"));
      execFileSync("mount", ["-o", "remount,ro", folder]);
      await expect(conn.domainDefineXML(domainXML("y"), 0)).rejects.toMatchObject({
        code: ErrorNumber.SYSTEM_ERROR,
        message: expect.stringContaining("EROFS"),
      });
      expect(readFileSync(join(folder, "vm"), "utf8")).toBe(before);
      expect(await conn.listDefinedDomains()).toEqual(["vm"]);
      await conn.close();
    } finally {
      execFileSync("umount", ["-l", folder]);
    }
  });
});
