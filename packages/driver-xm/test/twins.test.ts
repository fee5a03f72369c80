import { rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ErrorLevel, ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { config, names, openFolder, temporaryFolder, uuidOf } from "./folder.js";

describe("several files that describe one domain", () => {
  test.each([
    [["till.cfg", "till", "a-till"], "till.cfg"],
    [["till", "a-till"], "till"],
    [["b-till", "a-till"], "a-till"],
  ])("of %j, %s counts, and one warning names them all", async (files, counts) => {
    const folder = temporaryFolder();
    for (const [at, file] of files.entries())
      writeFileSync(join(folder, file), config("till", at + 1, 128 * (at + 1)));
    const opened = await openFolder(folder);
    expect(await names(opened)).toEqual(["till"]);
    expect((await opened.conn.domainLookupByName("till")).uuid).toBe(uuidOf(files.indexOf(counts) + 1));
    expect(await names(opened)).toEqual(["till"]);
    expect(opened.warnings).toMatchObject([
      { level: ErrorLevel.WARNING, code: ErrorNumber.DOM_EXIST, str2: join(folder, counts) },
    ]);
    for (const file of files) expect(opened.warnings[0]!.message).toContain(file);
  });

  test("a backup that an editor or a package manager left is none of them", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "till.cfg"), config("till", 1, 2048));
    for (const end of [".bak", ".cfg.orig", ".rpmsave", ".dpkg-dist", "~"])
      writeFileSync(join(folder, `till${end}`), config("till", 1, 128));
    const opened = await openFolder(folder);
    expect((await opened.conn.domainGetInfo(await opened.conn.domainLookupByName("till"))).memory).toBe(
      2048 * 1024,
    );
    expect(opened.warnings).toEqual([]);
    for (const name of ["x.bak", "x.orig", "x.rpmnew", "x.dpkg-old", "README"]) {
      const xml = `<domain><name>${name}</name><memory>262144</memory><os><type>linux</type><kernel>/k</kernel></os></domain>`;
      await expect(opened.conn.domainDefineXML(xml, 0)).rejects.toMatchObject({
        code: ErrorNumber.CONFIG_UNSUPPORTED,
      });
    }
  });

  test("one uuid in two files is told, until one of them goes", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "web1"), config("web1", 1));
    writeFileSync(join(folder, "web2"), config("web2", 1));
    const opened = await openFolder(folder);
    expect(await names(opened)).toEqual(["web1", "web2"]);
    expect(opened.warnings.map(({ message }) => message)).toMatchObject([
      expect.stringContaining(`the uuid ${uuidOf(1)} stands in web1 ('web1') and web2 ('web2')`),
    ]);
    unlinkSync(join(folder, "web2"));
    expect(await names(opened)).toEqual(["web1"]);
    writeFileSync(join(folder, "web2"), config("web2", 1));
    expect(await names(opened)).toEqual(["web1", "web2"]);
    expect(opened.warnings).toHaveLength(2);
    rmSync(join(folder, "web1"));
  });
});
