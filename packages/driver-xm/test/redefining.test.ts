import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainXMLFlags, ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { config, domainXML, openFolder, temporaryFolder, uuidOf } from "./folder.js";

describe("define over an existing name without a uuid", () => {
  test("is refused, and names the uuid, unless it is the same domain to the last property", async () => {
    const folder = temporaryFolder();
    const { conn, warnings } = await openFolder(folder);
    const ref = await conn.domainDefineXML(domainXML("web", uuidOf(1)), 0);
    const before = readFileSync(join(folder, "web"), "utf8");
    expect(await conn.domainDefineXML(domainXML("web"), 0)).toEqual(ref);
    const other = domainXML("web").replace("524288", "262144");
    await expect(conn.domainDefineXML(other, 0)).rejects.toMatchObject({
      code: ErrorNumber.DOM_EXIST,
      message: expect.stringContaining(uuidOf(1)),
    });
    expect(readFileSync(join(folder, "web"), "utf8")).toBe(before);
    expect(warnings).toEqual([]);
  });
});

describe("what a file says, defined again as it is dumped, changes no byte", () => {
  const files: readonly [string, string][] = [
    ["an ordinary one", config("web", 1)],
    [
      "a password, which a dump does not show",
      `${config("web", 1)}vfb = [ "type=vnc,vncdisplay=3,vncpasswd=s3cret" ] # seen by nobody\n`,
    ],
    [
      "options that the model does not know",
      "name='web'\nmemory = '256'\nkernel=\"/k\"\ndisk = [ 'phy:/dev/a, xvda, w, stor, x' ]\nvif = ['mac=0:16:3e:1:2:3, accel=1']\ncpu_weight = 512\nkeys = [ {'a': 1}, ]\n",
    ],
    [
      "devices of all sorts",
      "name='web'\nbuilder='hvm'\nkernel='/hl'\ndevice_model='/dm'\nmemory=256\npci=[ '04:00.0,permissive=1' ]\nserial='file:/log'\nusb=1\nusbdevice='tablet'\nsoundhw='es1370'\nstdvga=1\nvideoram=8\nlocaltime=1\ncpus=['1','2-3']\nvcpus=2\nvnc=1\nvncpasswd='x'\n",
    ],
  ];

  test.each(files)("%s", async (_, text) => {
    for (const flags of [0, DomainXMLFlags.SECURE]) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "web"), text);
      const { conn } = await openFolder(folder);
      const ref = await conn.domainLookupByName("web");
      await conn.domainDefineXML(await conn.domainGetXMLDesc(ref, flags), 0);
      const now = readFileSync(join(folder, "web"), "utf8");
      // A file that said no uuid says the one of its path from then on.
      expect(now.replace(/^uuid = "[-0-9a-f]{36}"\n/m, (line) => (text.includes(line) ? line : ""))).toBe(
        text,
      );
    }
  });

  test("an empty password takes the one away that there is", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "web"), `${config("web", 1)}vfb = [ "type=vnc,vncpasswd=s3cret" ]\n`);
    const { conn } = await openFolder(folder);
    const xml = await conn.domainGetXMLDesc(await conn.domainLookupByName("web"), 0);
    await conn.domainDefineXML(xml.replace("type='vnc'", "type='vnc' passwd=''"), 0);
    expect(readFileSync(join(folder, "web"), "utf8")).not.toContain("s3cret");
  });
});
