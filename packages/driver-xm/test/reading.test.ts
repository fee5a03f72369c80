import { execFileSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import {
  DomainEventType,
  type DomainLifecycleEvent,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
} from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { config, names, openFolder, temporaryFolder, uuidOf, writeConfigs } from "./folder.js";

describe("what is read", () => {
  test("Xen's own files, backups and folders are no domains, and nobody is told", async () => {
    const folder = temporaryFolder();
    for (const file of [
      ".hidden",
      "#edited#",
      "vm~",
      "xend-config.sxp.bak",
      "xmexample1",
      "xlexample.hvm",
      "qemu-ifup",
      "oxenstored.conf",
      "README",
      "README.incompatibilities",
      "vm.bak",
      "vm.cfg.orig",
      "vm.rpmsave",
      "vm.rpmnew",
      "vm.dpkg-old",
    ]) {
      writeFileSync(join(folder, file), config(file.replaceAll("#", ""), 1));
    }
    writeFileSync(join(folder, "settings"), "# of another tool\nautoballoon = 'auto'\n");
    mkdirSync(join(folder, "auto"));
    writeFileSync(join(folder, "vm"), config("vm", 2));
    const opened = await openFolder(folder);
    expect(await names(opened)).toEqual(["vm"]);
    expect(opened.warnings).toEqual([]);
  });

  test("what is no readable file is skipped with one warning, and never waited for", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "good"), config("good", 1));
    writeFileSync(join(folder, "binary"), Buffer.from("name = 'x'\0\x01\x02"));
    writeFileSync(join(folder, "syntax"), "name = 'x'\nimport os\n");
    writeFileSync(join(folder, "badname"), 'name = "a/b"\n');
    writeFileSync(join(folder, "huge"), "");
    truncateSync(join(folder, "huge"), 100 * 1024 * 1024);
    execFileSync("mkfifo", [join(folder, "fifo")]);
    symlinkSync(join(folder, "good"), join(folder, "linked"));
    symlinkSync("/nowhere", join(folder, "dangling"));
    const server = createServer().listen(join(folder, "socket"));
    await new Promise((resolve) => server.on("listening", resolve));
    const opened = await openFolder(folder);
    expect(await names(opened)).toEqual(["good"]);
    // Again after a change of another file, and after a look at all of them.
    writeFileSync(join(folder, "good"), config("good", 1, 512));
    expect(await names(opened)).toEqual(["good"]);
    server.close();

    const told = Object.fromEntries(
      opened.warnings.map((warning) => [warning.str2!.slice(folder.length + 1), warning]),
    );
    expect(Object.keys(told).sort()).toEqual([
      "badname",
      "binary",
      "dangling",
      "fifo",
      "good",
      "huge",
      "socket",
      "syntax",
    ]);
    expect(opened.warnings).toHaveLength(8);
    expect(opened.warnings.every(({ level }) => level === ErrorLevel.WARNING)).toBe(true);
    expect(told.syntax).toMatchObject({ code: ErrorNumber.CONF_SYNTAX, domain: ErrorDomain.CONF, int1: 2 });
    expect(told.syntax!.message).toContain("line 2, column 1: an import");
    expect(told.fifo!.message).toContain("it is a FIFO");
    expect(told.dangling!.message).toContain("it is a symbolic link to nothing");
    expect(told.good!.message).toContain("'good' is described by good, which counts, and by linked");
    expect(told.huge!.message).toContain("larger than 1048576 bytes");
  });

  test("a file without name and uuid is called like the file, and keeps a uuid of its path", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "anonymous"), "kernel = '/boot/vmlinuz'\nmemory = 128\n");
    const { conn } = await openFolder(folder);
    const ref = await conn.domainLookupByName("anonymous");
    const other = await openFolder(folder);
    expect(await other.conn.domainLookupByUUID(ref.uuid)).toEqual(ref);
    await conn.domainSetVcpus(ref, 4, 0);
    expect(readFileSync(join(folder, "anonymous"), "utf8")).toBe(
      `kernel = '/boot/vmlinuz'\nmemory = 128\nname = "anonymous"\nuuid = "${ref.uuid}"\nvcpus = 4\n`,
    );
  });

  test("of two files with one name the first counts, and the other one after it", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "b"), config("twin", 2));
    writeFileSync(join(folder, "a"), config("twin", 1));
    const opened = await openFolder(folder);
    expect(await names(opened)).toEqual(["twin"]);
    expect((await opened.conn.domainLookupByName("twin")).uuid).toBe(uuidOf(1));
    expect((await opened.conn.domainLookupByUUID(uuidOf(2))).name).toBe("twin");
    unlinkSync(join(folder, "a"));
    expect((await opened.conn.domainLookupByName("twin")).uuid).toBe(uuidOf(2));
  });

  test("of several domains with one uuid, as copies have it, the one that is named is meant", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "web1"), config("web1", 1));
    writeFileSync(join(folder, "web2"), config("web2", 1));
    writeFileSync(join(folder, "web2.old"), config("web2", 1));
    const { conn } = await openFolder(folder);
    const uuid = uuidOf(1);
    expect(await conn.domainLookupByUUID(uuid)).toEqual({ uuid, name: "web1" });
    const second = await conn.domainLookupByName("web2");
    expect(await conn.domainGetXMLDesc(second, 0)).toContain("<name>web2</name>");
    await conn.domainSetVcpus(second, 3, 0);
    for (const ref of [{ uuid }, { uuid, name: "renamed" }]) {
      await expect(conn.domainUndefine(ref, 0)).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_INVALID,
        message: expect.stringContaining("'web1', 'web2'"),
      });
    }
    expect((await conn.domainRename(second, "web3", 0))!.name).toBe("web3");
    await conn.domainUndefine({ uuid, name: "web3" }, 0);
    expect(readFileSync(join(folder, "web1"), "utf8")).toBe(config("web1", 1));
    expect(readFileSync(join(folder, "web2.old"), "utf8")).toBe(config("web2", 1));
    expect(await conn.listDefinedDomains()).toEqual(expect.arrayContaining(["web1", "web2"]));
  });

  test("a number is a name, as it is for xm and xl", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "name = 5\nmemory = 64\n");
    const { conn } = await openFolder(folder);
    await conn.domainSetVcpus(await conn.domainLookupByName("5"), 2, 0);
    expect(readFileSync(join(folder, "file"), "utf8")).toMatch(/^name = "5"\nmemory = 64\n/);
  });

  test("what XML cannot hold is an error of the document, not of the program", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "vm"), 'kernel = "/k\\x01"\nmemory = 64\n');
    const { conn } = await openFolder(folder);
    await expect(conn.domainGetXMLDesc(await conn.domainLookupByName("vm"), 0)).rejects.toMatchObject({
      code: ErrorNumber.XML_DETAIL,
      message: expect.stringContaining("vm"),
    });
  });

  test.each([true, false])("a file whose name is no text is told of once, watch: %s", async (watch) => {
    const folder = temporaryFolder();
    writeFileSync(Buffer.concat([Buffer.from(join(folder, "caf")), Buffer.of(0xe9)]), config("x", 1));
    const opened = await openFolder(folder, {}, { watch });
    for (const number of [1, 2, 3]) {
      writeFileSync(join(folder, `vm${number}`), config(`vm${number}`, number));
      expect(await names(opened)).toHaveLength(number);
    }
    expect(opened.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining("its name is not UTF-8"),
    ]);
  });

  test("Latin-1 stays Latin-1", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "latin");
    writeFileSync(file, Buffer.from(`# caf\xe9\n${config("latin", 1)}`, "latin1"));
    const { conn } = await openFolder(folder);
    await conn.domainSetVcpus({ uuid: uuidOf(1) }, 3, 0);
    expect(readFileSync(file, "latin1")).toBe(`# caf\xe9\n${config("latin", 1)}vcpus = 3\n`);
  });
});

describe("what happens meanwhile", () => {
  test.each([true, false])(
    "files that appear, change, move and vanish are seen at once, watch: %s",
    async (watch) => {
      const folder = temporaryFolder();
      writeConfigs(folder, 3);
      const opened = await openFolder(folder, {}, { watch });
      const memory = async () => (await opened.conn.domainGetInfo({ uuid: uuidOf(1) })).maxMem / 1024;
      expect(await names(opened)).toEqual(["vm0", "vm1", "vm2"]);
      writeFileSync(join(folder, "new"), config("new", 9));
      expect(await names(opened)).toEqual(["new", "vm0", "vm1", "vm2"]);
      writeFileSync(join(folder, "vm1"), config("vm1", 1, 300));
      expect(await memory()).toBe(300);
      // In the same moment, of the same length.
      writeFileSync(join(folder, "vm1"), config("vm1", 1, 400));
      expect(await memory()).toBe(400);
      renameSync(join(folder, "new"), join(folder, "moved"));
      expect(await names(opened)).toEqual(["new", "vm0", "vm1", "vm2"]);
      linkSync(join(folder, "moved"), join(folder, "again"));
      unlinkSync(join(folder, "moved"));
      unlinkSync(join(folder, "vm2"));
      expect(await names(opened)).toEqual(["new", "vm0", "vm1"]);
      writeFileSync(join(folder, "vm0"), "name = \n");
      expect(await names(opened)).toEqual(["new", "vm1"]);
      rmSync(join(folder, "vm1"));
      mkdirSync(join(folder, "vm1"));
      expect(await names(opened)).toEqual(["new"]);
      writeFileSync(join(folder, "vm0"), config("vm0", 0));
      expect(await names(opened)).toEqual(["new", "vm0"]);
    },
  );

  test("a file that may not be read is skipped until it may", async (context) => {
    context.skip(process.getuid?.() === 0, "root may read everything");
    const folder = temporaryFolder();
    writeConfigs(folder, 2);
    const opened = await openFolder(folder);
    chmodSync(join(folder, "vm0"), 0);
    expect(await names(opened)).toEqual(["vm1"]);
    chmodSync(join(folder, "vm0"), 0o600);
    expect(await names(opened)).toEqual(["vm0", "vm1"]);
  });

  test("a folder that is replaced is seen, one that vanished is an error", async () => {
    const folder = join(temporaryFolder(), "xen");
    mkdirSync(folder);
    writeConfigs(folder, 2);
    const opened = await openFolder(folder);
    expect(await names(opened)).toEqual(["vm0", "vm1"]);
    renameSync(folder, `${folder}.old`);
    await expect(names(opened)).rejects.toMatchObject({
      code: ErrorNumber.SYSTEM_ERROR,
      domain: ErrorDomain.XENXM,
      int1: 2,
    });
    mkdirSync(folder);
    writeFileSync(join(folder, "other"), config("other", 7));
    expect(await names(opened)).toEqual(["other"]);
  });

  test("events tell of our changes and of others'", async () => {
    const folder = temporaryFolder();
    writeConfigs(folder, 1);
    const { conn } = await openFolder(folder);
    const stop = new AbortController();
    const events = conn.domainEvents({}, { signal: stop.signal })[Symbol.asyncIterator]();
    const next = async () => {
      const { value } = await events.next();
      const { type, domain, detail } = value as DomainLifecycleEvent;
      return [type, domain.name, detail];
    };
    await conn.listDefinedDomains();
    writeFileSync(join(folder, "other"), config("other", 5));
    expect(await next()).toEqual([DomainEventType.DEFINED, "other", 0]);
    await conn.domainSetVcpus({ uuid: uuidOf(0) }, 3, 0);
    expect(await next()).toEqual([DomainEventType.DEFINED, "vm0", 1]);
    unlinkSync(join(folder, "other"));
    expect(await next()).toEqual([DomainEventType.UNDEFINED, "other", 0]);
    await conn.domainRename({ uuid: uuidOf(0) }, "renamed", 0);
    expect(await next()).toEqual([DomainEventType.UNDEFINED, "vm0", 1]);
    expect(await next()).toEqual([DomainEventType.DEFINED, "renamed", 2]);
    stop.abort();
    expect((await events.next()).done).toBe(true);
    const aborted = conn.domainEvents({}, { signal: AbortSignal.abort() })[Symbol.asyncIterator]();
    expect((await aborted.next()).done).toBe(true);
  });
});
