import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
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
  type Peers,
} from "@libvirt-ts/driver";
import { describe, expect, test } from "vitest";
import { config, domainXML, openFolder, temporaryFolder, uuidOf, writeConfigs } from "./folder.js";

const names = async ({ conn }: Awaited<ReturnType<typeof openFolder>>) =>
  (await conn.listDefinedDomains()).sort();

describe("what is read", { timeout: 30_000 }, () => {
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
      "huge",
      "linked",
      "socket",
      "syntax",
    ]);
    expect(opened.warnings).toHaveLength(8);
    expect(opened.warnings.every(({ level }) => level === ErrorLevel.WARNING)).toBe(true);
    expect(told.syntax).toMatchObject({ code: ErrorNumber.CONF_SYNTAX, domain: ErrorDomain.CONF, int1: 2 });
    expect(told.syntax!.message).toContain("line 2, column 1: an import");
    expect(told.fifo!.message).toContain("it is a FIFO");
    expect(told.linked!.message).toContain("it is a symbolic link");
    expect(told.huge!.message).toContain("larger than 1048576 bytes");
  });

  test("a file without name and uuid is called like the file, and keeps a uuid of its path", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "anonymous"), "kernel = '/boot/vmlinuz'\nmemory = 128\n");
    const { conn } = await openFolder(folder);
    const ref = await conn.domainLookupByName("anonymous");
    const other = await openFolder(folder);
    expect(await other.conn.domainLookupByUUID(ref.uuid)).toEqual(ref);
    await conn.domainSetVcpus(ref, 4);
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

  test("Latin-1 stays Latin-1", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "latin");
    writeFileSync(file, Buffer.from(`# caf\xe9\n${config("latin", 1)}`, "latin1"));
    const { conn } = await openFolder(folder);
    await conn.domainSetVcpus({ uuid: uuidOf(1) }, 3);
    expect(readFileSync(file, "latin1")).toBe(`# caf\xe9\n${config("latin", 1)}vcpus = 3\n`);
  });
});

describe("what happens meanwhile", { timeout: 30_000 }, () => {
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
    const events = conn.domainEvents({ signal: stop.signal })[Symbol.asyncIterator]();
    const next = async () => {
      const { value } = await events.next();
      const { type, domain, detail } = value as DomainLifecycleEvent;
      return [type, domain.name, detail];
    };
    await conn.listDefinedDomains();
    writeFileSync(join(folder, "other"), config("other", 5));
    expect(await next()).toEqual([DomainEventType.DEFINED, "other", 0]);
    await conn.domainSetVcpus({ uuid: uuidOf(0) }, 3);
    expect(await next()).toEqual([DomainEventType.DEFINED, "vm0", 1]);
    unlinkSync(join(folder, "other"));
    expect(await next()).toEqual([DomainEventType.UNDEFINED, "other", 0]);
    await conn.domainRename({ uuid: uuidOf(0) }, "renamed");
    expect(await next()).toEqual([DomainEventType.UNDEFINED, "vm0", 1]);
    expect(await next()).toEqual([DomainEventType.DEFINED, "renamed", 2]);
    stop.abort();
    expect((await events.next()).done).toBe(true);
    const aborted = conn.domainEvents({ signal: AbortSignal.abort() })[Symbol.asyncIterator]();
    expect((await aborted.next()).done).toBe(true);
  });
});

describe("what is written", { timeout: 30_000 }, () => {
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
      const after = await conn.domainRename(ref, `${name}2`);
      expect(after).toEqual({ uuid: ref.uuid, name: `${name}2` });
      expect(readFileSync(join(folder, newFile), "utf8")).toBe(`${text(`${name}2`)}uuid = "${ref.uuid}"\n`);
      if (file !== newFile) expect(existsSync(join(folder, file))).toBe(false);
      expect(await conn.domainLookupByUUID(ref.uuid)).toEqual(after);
      expect(await conn.domainRename(after, `${name}2`)).toEqual(after);
    }
    const ref = await conn.domainLookupByName("plain2");
    for (const [name, code] of [
      ["dotted2", ErrorNumber.DOM_EXIST],
      ["taken", ErrorNumber.DOM_EXIST],
      ["-x", ErrorNumber.CONFIG_UNSUPPORTED],
      ["a/b", ErrorNumber.XML_ERROR],
    ] as const) {
      await expect(conn.domainRename(ref, name)).rejects.toMatchObject({ code });
    }
    expect(await names({ conn } as never)).toEqual(["dotted2", "other2", "plain2"]);
  });

  test("a definition becomes a file of mode 0600, and a redefinition changes only what changed", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder);
    const ref = await conn.domainDefineXML(domainXML("web & co", uuidOf(1)));
    const file = join(folder, "web & co");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = `# mine\n${readFileSync(file, "utf8").replace("vcpus = 2", "vcpus =  2 # two")}usb = 1\n`;
    writeFileSync(file, before);
    await conn.domainDefineXML(domainXML("web & co", uuidOf(1)).replace("<vcpu>2", "<vcpu>3"));
    expect(readFileSync(file, "utf8")).toBe(before.replace("vcpus =  2", "vcpus =  3"));
    await conn.domainSetMemory(ref, 131_072);
    await conn.domainSetMaxMemory(ref, 1_048_576);
    expect(readFileSync(file, "utf8")).toBe(
      before
        .replace("vcpus =  2", "vcpus =  3")
        .replace("maxmem = 512\nmemory = 512", "maxmem = 1024\nmemory = 128"),
    );
    await conn.domainUndefine(ref);
    expect(readdirSync(folder)).toEqual([".libvirt-ts"]);
  });

  test("a definition without uuid gets one, and keeps it", async () => {
    const { conn } = await openFolder(temporaryFolder());
    const first = await conn.domainDefineXML(domainXML("a"));
    expect(await conn.domainDefineXML(domainXML("a"))).toEqual(first);
  });

  test("devices come and go, the lines of the others stay", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "vm"), `${config("vm", 1)}vif = [ 'mac=00:16:3E:00:00:01, backend=net' ]\n`);
    const { conn } = await openFolder(folder);
    const ref = { uuid: uuidOf(1) };
    const disk = "<disk type='file'><source file='/b.img'/><target dev='xvdb'/></disk>";
    await conn.domainAttachDevice(ref, disk);
    await conn.domainAttachDevice(ref, "<interface><mac address='00:16:3e:00:00:02'/></interface>");
    const text = readFileSync(join(folder, "vm"), "utf8");
    expect(text).toContain(`disk = [ 'phy:/dev/vg0/vm,xvda,w', "file:/b.img,xvdb,w" ]`);
    expect(text).toContain(`vif = [ 'mac=00:16:3E:00:00:01, backend=net', "mac=00:16:3e:00:00:02" ]`);
    await expect(conn.domainAttachDevice(ref, disk)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await conn.domainDetachDevice(ref, disk);
    await expect(conn.domainDetachDevice(ref, disk)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_FAILED,
    });
    await conn.domainDetachDevice(ref, "<interface><mac address='00:16:3e:00:00:01'/></interface>");
    expect(await conn.domainDumpXML(ref, 0)).toContain("00:16:3e:00:00:02");
    await expect(conn.domainAttachDevice(ref, "<sound model='x'/>")).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
    });
  });

  test("files that describe something else are not overwritten", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "taken"), "import os\n");
    mkdirSync(join(folder, "auto"));
    writeFileSync(join(folder, "elsewhere"), config("other", 3));
    const { conn } = await openFolder(folder);
    for (const name of ["taken", "auto", "elsewhere"]) {
      await expect(conn.domainDefineXML(domainXML(name))).rejects.toMatchObject({
        code: ErrorNumber.DOM_EXIST,
      });
    }
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("import os\n");
    expect(readFileSync(join(folder, "elsewhere"), "utf8")).toBe(config("other", 3));
  });

  test("what xm cannot say is refused before anything is written", async () => {
    const folder = temporaryFolder();
    const { conn } = await openFolder(folder);
    const comma = "<devices><disk type='file'><source file='/a,b'/><target dev='xvda'/></disk></devices>";
    await expect(conn.domainDefineXML(domainXML("x", uuidOf(1), comma))).rejects.toMatchObject({
      code: ErrorNumber.CONFIG_UNSUPPORTED,
      domain: ErrorDomain.XENXM,
    });
    expect(existsSync(join(folder, "x"))).toBe(false);
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
      await conn.domainSetVcpus({ uuid: uuidOf(1) }, 2);
      const before = readFileSync(join(folder, "vm"), "utf8");
      try {
        writeFileSync(join(folder, "filler~"), Buffer.alloc(1 << 17));
      } catch {}
      await expect(conn.domainSetVcpus({ uuid: uuidOf(1) }, 3)).rejects.toMatchObject({
        code: ErrorNumber.SYSTEM_ERROR,
        domain: ErrorDomain.XENXM,
        message: expect.stringContaining("ENOSPC"),
      });
      rmSync(join(folder, "filler~"));
      execFileSync("mount", ["-o", "remount,ro", folder]);
      await expect(conn.domainDefineXML(domainXML("y"))).rejects.toMatchObject({
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

describe("passwords", { timeout: 30_000 }, () => {
  const screen = "vfb = [ 'type=vnc,vncpasswd=hunter2' ]\n";

  test("are dumped on request only, and never to readers", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "vm"), config("vm", 1) + screen);
    const { conn } = await openFolder(folder);
    expect(await conn.domainDumpXML({ uuid: uuidOf(1) }, 0)).not.toContain("hunter2");
    expect(await conn.domainDumpXML({ uuid: uuidOf(1) }, 1)).toContain("hunter2");
    const reader = await openFolder(folder, {}, { readOnly: true });
    await expect(reader.conn.domainDumpXML({ uuid: uuidOf(1) }, 1)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_DENIED,
    });
  });
});

describe("running guests", { timeout: 30_000 }, () => {
  /** Peers that know which of the folder's domains run, as a hypervisor would. */
  const running = (
    ...guests: readonly (readonly [name: string, uuid: string])[]
  ): Pick<Peers, "activeDomains"> => ({
    activeDomains: {
      findByName: async (sought) =>
        new Map(
          guests
            .filter(([name]) => sought.includes(name))
            .map(([name, uuid], id) => [name, { name, uuid, id: id + 1 }]),
        ),
    },
  });

  test("are one domain with their file when the uuids match, or the names where it has none", async () => {
    const folder = temporaryFolder();
    writeConfigs(folder, 3);
    writeFileSync(join(folder, "bare"), "memory = 64\n");
    const peers = running(["vm0", uuidOf(0)], ["vm1", uuidOf(99)], ["bare", uuidOf(98)]);
    const opened = await openFolder(folder, peers);
    expect(await names(opened)).toEqual(["vm1", "vm2"]);
    expect(await opened.conn.numOfDefinedDomains()).toBe(2);
    for (const operation of ["domainCreate", "domainUndefine"] as const) {
      await expect(opened.conn[operation]({ uuid: uuidOf(0) })).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_INVALID,
      });
    }
    await expect(opened.conn.domainSetVcpus({ uuid: uuidOf(0) }, 2)).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_INVALID,
    });
    await expect(opened.conn.domainGetInfo({ uuid: uuidOf(2), id: 7 })).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_INVALID,
    });
  });

  test("start through a peer, with uuid and password", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "vm"), `${config("vm", 1)}vfb = [ 'type=vnc,vncpasswd=hunter2' ]\n`);
    const started: string[] = [];
    const { conn } = await openFolder(folder, {
      domainStarter: {
        createFrom: async (xml) => {
          started.push(xml);
          return { uuid: uuidOf(1), name: "vm", id: 4 };
        },
      },
    });
    expect(await conn.domainCreate({ uuid: uuidOf(1) })).toEqual({ uuid: uuidOf(1), name: "vm", id: 4 });
    expect(started[0]).toContain(uuidOf(1).replaceAll("-", ""));
    expect(started[0]).toContain("hunter2");
    const alone = await openFolder(folder);
    await expect(alone.conn.domainCreate({ uuid: uuidOf(1) })).rejects.toMatchObject({
      code: ErrorNumber.NO_SUPPORT,
    });
  });

  test("a running guest's name is taken, its uuid is adopted", async () => {
    const { conn } = await openFolder(temporaryFolder(), running(["guest", uuidOf(5)]));
    await expect(conn.domainDefineXML(domainXML("guest", uuidOf(6)))).rejects.toMatchObject({
      code: ErrorNumber.DOM_EXIST,
    });
    expect((await conn.domainDefineXML(domainXML("guest"))).uuid).toBe(uuidOf(5));
  });
});

describe("opening", { timeout: 30_000 }, () => {
  test("a folder that is not there is an absent endpoint, a file is none", async () => {
    const folder = temporaryFolder();
    await expect(openFolder(join(folder, "none"))).rejects.toMatchObject({ cause: { code: "ENOENT" } });
    writeFileSync(join(folder, "file"), "");
    await expect(openFolder(join(folder, "file"))).rejects.toMatchObject({ code: ErrorNumber.OPEN_FAILED });
  });
});
