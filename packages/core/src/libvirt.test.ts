import { openSync } from "node:fs";
import type { OperationName } from "@libvirt-ts/driver";
import {
  type DomainRef,
  DomainState,
  type Driver,
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { createLibvirt } from "./libvirt.js";

const uuid = "11111111-2222-3333-4444-555555555555";
const web: DomainRef = { uuid, name: "web", id: 7 };

const error = (code: ErrorNumber, cause?: unknown) =>
  new LibvirtError({ code, domain: ErrorDomain.XEN, info: "x", ...(cause === undefined ? {} : { cause }) });
const absent = () =>
  new LibvirtError({
    code: ErrorNumber.NO_XEN,
    domain: ErrorDomain.XEN,
    info: "x",
    cause: Object.assign(new Error("no file"), { code: "ENOENT" }),
    nothingSent: true,
  });

/** A driver made of the methods given; it accepts everything. */
function fake(name: string, methods: Partial<DriverConnection>, open?: () => Promise<never>): Driver {
  return defineDriver({
    name,
    version: 1,
    accepts: () => true,
    open: open ?? (async () => ({ listDomains: async () => [7], close: async () => {}, ...methods })),
  });
}

const connect = (...drivers: Driver[]) => createLibvirt({ drivers }).open("any:///");

describe("opening", () => {
  it("names a URI that nobody accepts", async () => {
    const opening = createLibvirt({ drivers: [] }).open("vmware:///");
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.NO_SUPPORT, str2: "URI 'vmware:///'" });
  });

  it("takes in whoever opens, and reports the others", async () => {
    const warnings: LibvirtError[] = [];
    const libvirt = createLibvirt({
      drivers: [
        fake("Xen", {}),
        fake("XenDaemon", {}, () => Promise.reject(absent())),
        fake("XenStore", {}, () => Promise.reject(error(ErrorNumber.RPC))),
      ],
    });
    libvirt.setErrorFunc((warning) => warnings.push(warning));
    const conn = await libvirt.open("xen:///");
    expect(conn.drivers().map(({ name, state }) => [name, state])).toEqual([
      ["Xen", "open"],
      ["XenDaemon", "absent"],
      ["XenStore", "failed"],
    ]);
    expect(warnings.map(({ level, code }) => [level, code])).toEqual([[ErrorLevel.WARNING, ErrorNumber.RPC]]);
    expect(libvirt.getLastError()).toBeUndefined();
    await conn.close();
  });

  it("tells every reason when nobody opens, and keeps them as causes", async () => {
    const opening = connect(
      fake("XenXM", {}, () => Promise.reject(error(ErrorNumber.OPEN_FAILED))),
      fake("XenStore", {}, () => Promise.reject(error(ErrorNumber.RPC))),
      fake("XenDaemon", {}, () => Promise.reject(absent())),
      fake("Xen", {}, () => Promise.reject(error(ErrorNumber.XEN_CALL))),
    );
    const thrown: LibvirtError = await opening.catch((error) => error);
    expect(thrown).toMatchObject({ code: ErrorNumber.NO_CONNECT });
    expect(thrown.message).toMatch(/: any:\/\/\/: Xen: [^;]+; XenStore: [^;]+$/);
    expect(thrown.str3).toMatch(/^XenStore: [^;]+$/);
    expect((thrown.cause as AggregateError).errors).toHaveLength(4);
  });

  it("tells what it looked for where nothing is there", async () => {
    const missing = (info: string) => () =>
      Promise.reject(
        new LibvirtError({
          code: ErrorNumber.NO_XEN,
          domain: ErrorDomain.XEN,
          info,
          detail: "it is not there",
          cause: Object.assign(new Error(info), { code: "ENOENT" }),
        }),
      );
    const thrown: LibvirtError = await connect(
      fake("XenXM", {}, missing("/etc/xen")),
      fake("XenStore", {}, missing("/run/xenstored/socket")),
      fake("Xen", {}, missing("/dev/xen/privcmd")),
      fake("XenLight", {}, missing("xl")),
    ).catch((error) => error);
    expect(thrown.message).toMatch(/: any:\/\/\/: no \/dev\/xen\/privcmd; no xl, \/run\/xenstored\/socket$/);
    expect(thrown.str3).toBe("no xl, /run/xenstored/socket");
  });

  it("rethrows an only candidate's own error", async () => {
    const opening = connect(fake("Test", {}, () => Promise.reject(error(ErrorNumber.XML_ERROR))));
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.XML_ERROR });
  });

  it("needs a driver that lists active domains, and closes what it opened for nothing", async () => {
    let closed = 0;
    const files: Driver = {
      ...fake("XenXM", {}),
      open: async () => ({
        listDefinedDomains: async () => [],
        close: async () => {
          closed++;
        },
      }),
    };
    await expect(connect(files)).rejects.toMatchObject({ code: ErrorNumber.NO_CONNECT });
    expect(closed).toBe(1);
  });

  it("closes what had opened when its caller aborts, and opens nothing for one that has", async () => {
    const stop = new AbortController();
    const done: string[] = [];
    const slow: Driver = {
      ...fake("Xen", {}),
      open: async () => {
        done.push("open");
        stop.abort();
        return { listDomains: async () => [], close: async () => void done.push("close") };
      },
    };
    const { open } = createLibvirt({ drivers: [slow, fake("XenStore", {})] });
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(open("xen:///", { signal: stop.signal })).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_ABORTED,
      });
    }
    expect(done).toEqual(["open", "close"]);
    await expect(open(7 as unknown as string)).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
  });

  it("takes one toolstack only", async () => {
    let closed = 0;
    const xl = fake("XenLight", {
      close: async () => {
        closed++;
      },
    });
    const conn = await connect(fake("XenDaemon", {}), xl);
    expect(conn.drivers().map(({ state }) => state)).toEqual(["open", "unneeded"]);
    expect(closed).toBe(1);
    const reversed = await connect(fake("XenXM", {}), xl, fake("XenDaemon", {}));
    expect(reversed.drivers().map(({ state }) => state)).toEqual(["open", "unneeded", "open"]);
  });

  it("names a driver that throws instead of accepting or not", async () => {
    const broken: Driver = {
      ...fake("Broken", {}),
      accepts: () => {
        throw new TypeError("no");
      },
    };
    await expect(connect(broken)).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
      str2: "driver Broken",
    });
  });

  it("refuses two drivers of one name, and what is no driver", () => {
    const make = (options?: unknown) => () => createLibvirt(options as never);
    expect(make({ drivers: [fake("A", {}), fake("A", {})] })).toThrow("two drivers have the name A");
    expect(make()).toThrow("drivers is an array");
    expect(make({ driver: [] })).toThrow("drivers is an array");
    expect(make({ drivers: [fake("A", {}), {}] })).toThrow("drivers[1]: a driver's name is a word");
    expect(make({ drivers: [null] })).toThrow("drivers[0]: a driver is an object, not null");
    expect(make({ drivers: [{ name: "A", version: 1, accepts: () => true }] })).toThrow(
      "open(request) is missing",
    );
  });

  it("warns of a driver's function that nobody would ever call", async () => {
    class Connection {
      async listDomains() {
        return [];
      }
      async domainReebot() {}
      async domainlookupbyid() {}
      async helper() {}
      async close() {}
    }
    const warnings: string[] = [];
    const library = createLibvirt({
      drivers: [defineDriver({ ...fake("A", {}), open: async () => new Connection() })],
    });
    library.setErrorFunc(({ level, message }) => level === ErrorLevel.WARNING && warnings.push(message));
    await library.open("any:///");
    expect(warnings).toEqual([
      expect.stringContaining("'domainReebot', which is no operation; is 'domainReboot' meant?"),
      expect.stringContaining("'domainlookupbyid', which is no operation; is 'domainLookupByID' meant?"),
    ]);
  });
});

describe("dispatch", () => {
  const lookups = { domainLookupByID: async () => web, domainLookupByUUID: async () => web };

  it("asks in the order of responsibility, whatever the order of registration", async () => {
    const asked: string[] = [];
    const info = (name: string) => ({
      ...lookups,
      domainGetInfo: async () => {
        asked.push(name);
        return { state: DomainState.RUNNING, maxMem: 1, memory: 1, nrVirtCpu: 1, cpuTime: 0n };
      },
    });
    const conn = await connect(
      fake("Mine", info("Mine")),
      fake("XenStore", info("XenStore")),
      fake("Xen", info("Xen")),
    );
    await (await conn.lookupByID(7)).info();
    expect(asked).toEqual(["Xen"]);
  });

  it("goes on after NO_SUPPORT and after nothing was sent, and never after anything else", async () => {
    const asked: string[] = [];
    const fails = (name: string, thrown: LibvirtError) =>
      fake(name, {
        ...lookups,
        domainSuspend: async () => {
          asked.push(name);
          throw thrown;
        },
      });
    const conn = await connect(
      fails("Xen", error(ErrorNumber.XEN_CALL)),
      fails("XenDaemon", absent()),
      fails("Mine", error(ErrorNumber.XEN_CALL)),
    );
    const dom = await conn.lookupByID(7);
    await expect(dom.suspend()).rejects.toMatchObject({ code: ErrorNumber.CALL_FAILED });
    expect(asked).toEqual(["XenDaemon", "Xen"]);
  });

  it("asks nobody else after a failure that its driver has not marked, whatever it looks like", async () => {
    const started: string[] = [];
    const starter = (name: string, log?: string) =>
      fake(name, {
        async domainCreateXML() {
          started.push(name);
          try {
            if (log !== undefined) openSync(log, "r");
          } catch (cause) {
            throw error(ErrorNumber.SYSTEM_ERROR, cause);
          }
          return web;
        },
      });
    const conn = await connect(starter("A", "/no/such/folder/guest.log"), starter("B"));
    await expect(conn.createLinux("<domain/>")).rejects.toMatchObject({
      code: ErrorNumber.SYSTEM_ERROR,
      nothingSent: false,
      cause: { code: "ENOENT", syscall: "open" },
    });
    expect(started).toEqual(["A"]);
  });

  it("keeps every driver's error when several refused", async () => {
    const lookUp = (code: ErrorNumber) => ({
      domainLookupByName: async () => {
        throw error(code);
      },
    });
    const conn = await connect(
      fake("Xen", lookUp(ErrorNumber.NO_DOMAIN)),
      fake("XenStore", lookUp(ErrorNumber.RPC)),
    );
    const thrown: LibvirtError = await conn.lookupByName("x").catch((error) => error);
    expect(thrown.code).toBe(ErrorNumber.CALL_FAILED);
    expect((thrown.cause as AggregateError).errors.map(({ code }) => code)).toEqual([
      ErrorNumber.NO_DOMAIN,
      ErrorNumber.RPC,
    ]);
  });

  it("says NO_SUPPORT and names the function when nobody implements it", async () => {
    const conn = await connect(fake("A", lookups), fake("B", {}));
    const dom = await conn.lookupByID(7);
    await expect(dom.save("/tmp/x")).rejects.toMatchObject({
      code: ErrorNumber.NO_SUPPORT,
      str2: "virDomainSave",
    });
    expect(conn.supports("domainSave")).toBe(false);
    expect(conn.supports("listDomains")).toBe(true);
    expect(conn.supports("domainDance" as OperationName)).toBe(false);
  });

  it("gives an inactive domain to the driver that lists it", async () => {
    const inactive: DomainRef = { uuid, name: "web" };
    const undefined_: string[] = [];
    const none = async () => {
      throw error(ErrorNumber.NO_DOMAIN);
    };
    const owner = (name: string, lookUp: () => Promise<DomainRef>) =>
      fake(name, {
        domainLookupByUUID: lookUp,
        domainLookupByName: lookUp,
        domainUndefine: async () => {
          undefined_.push(name);
        },
      });
    const conn = await connect(
      owner("XenDaemon", none),
      owner("XenXM", async () => inactive),
    );
    await (await conn.lookupByName("web")).undefine();
    expect(undefined_).toEqual(["XenXM"]);
  });

  it("looks a stale reference up again, once", async () => {
    let current: DomainRef = web;
    const seen: (number | undefined)[] = [];
    const member = (name: string) =>
      fake(name, {
        domainLookupByID: async () => current,
        domainLookupByUUID: async () => current,
        domainGetMaxMemory: async (ref) => {
          seen.push(ref.id);
          if (ref.id !== current.id) throw error(ErrorNumber.NO_DOMAIN);
          return 1024;
        },
      });
    const conn = await connect(member("Xen"), fake("XenStore", {}));
    const dom = await conn.lookupByID(7);
    current = { ...web, id: 9 };
    expect(await dom.maxMemory()).toBe(1024);
    expect(seen).toEqual([7, 9]);
    expect([dom.ID(), dom.name()]).toEqual([9, "web"]);
    expect(await dom.maxMemory()).toBe(1024);
    expect(seen).toEqual([7, 9, 9]);
    current = { uuid, id: 11 };
    await dom.maxMemory();
    expect([dom.ID(), dom.name()]).toEqual([11, "web"]);
  });

  it("does not ask a keeper of definitions about an active domain", async () => {
    const conn = await connect(
      fake("Xen", {
        ...lookups,
        domainGetInfo: async () => ({
          state: DomainState.RUNNING,
          maxMem: 4096,
          memory: 2048,
          nrVirtCpu: 3,
          cpuTime: 0n,
        }),
        domainGetOSType: async () => "linux",
        peers: {
          guestRuntime: {
            consolePaths: async () => new Map([[7, "/dev/pts/3"]]),
            vncPorts: async () => new Map<number, number>(),
          },
        },
      }),
      {
        ...fake("XenXM", {}),
        open: async () => ({
          domainGetXMLDesc: async () => "<domain>of the file</domain>",
          close: async () => {},
        }),
      },
    );
    const xml = await (await conn.lookupByID(7)).XMLDesc();
    expect(xml).toContain("<currentMemory unit='KiB'>2048</currentMemory>");
    expect(xml).toContain("<console tty='/dev/pts/3'/>");
    expect(xml).toMatch(/^<domain type='xen' id='7'>/);
  });

  it("calls a defect of a driver an internal error, with the cause", async () => {
    const broken = fake("A", {
      nodeGetInfo: async () => {
        throw new TypeError("undefined is not a function");
      },
    });
    const thrown: LibvirtError = await (await connect(broken)).getInfo().catch((error) => error);
    expect(thrown).toMatchObject({ code: ErrorNumber.INTERNAL_ERROR });
    expect(thrown.cause).toBeInstanceOf(TypeError);
  });
});

describe("without a toolstack", () => {
  const noDomain = () => Promise.reject(error(ErrorNumber.NO_DOMAIN));
  const info = { state: 1, maxMem: 65_536, memory: 65_536, nrVirtCpu: 1, cpuTime: 0n } as const;
  const noted = { uuid, name: "web" };
  const files: Partial<DriverConnection> = {
    domainLookupByUUID: async () => noted,
    domainLookupByName: async () => noted,
    domainGetInfo: async () => ({ ...info, state: DomainState.SHUTOFF }),
    domainGetXMLDesc: async (ref, flags) => `file of ${ref.name}, flags ${flags}`,
  };
  /** A driver that knows nothing of guests. */
  const definitions = (methods: Partial<DriverConnection>): Driver => ({
    ...fake("XenXM", {}),
    open: async () => ({ close: async () => {}, ...methods }),
  });
  /** Knows the guest by the id that it has at the time. */
  const hypervisor = (id: () => number | undefined): Partial<DriverConnection> => {
    const known = async (ref: DomainRef) => (id() !== undefined && ref.id === id() ? ref : noDomain());
    return {
      domainLookupByID: async () => ({ ...web, id: id()! }),
      domainLookupByName: async () => (id() === undefined ? noDomain() : { ...web, id: id()! }),
      domainLookupByUUID: async () => (id() === undefined ? noDomain() : { uuid, id: id()! }),
      domainGetInfo: async (ref) => known(ref).then(() => info),
      domainGetOSType: async (ref) => known(ref).then(() => "linux"),
    };
  };

  it("a description is of the domain as it is now, not as the object remembers it", async () => {
    let id: number | undefined = 7;
    const xen = hypervisor(() => id);
    const conn = await connect(fake("Xen", xen), definitions(files));
    const dom = await conn.lookupByName("web");
    id = 9;
    expect(await dom.XMLDesc()).toMatch(/^<domain type='xen' id='9'>\n {2}<name>web</);
    id = undefined;
    expect(await dom.XMLDesc(2)).toBe("file of web, flags 2");
    expect(dom.ID()).toBe(-1);
    id = 11;
    expect(await dom.XMLDesc()).toContain("id='11'");
    await expect(dom.XMLDesc(2)).rejects.toMatchObject({ code: ErrorNumber.ARGUMENT_UNSUPPORTED });
  });

  it("an inactive domain whose driver cannot rename is told so, not that it should run", async () => {
    const rename = { domainRename: async (ref: DomainRef) => ref };
    const conn = await connect(
      fake("XenDaemon", { domainLookupByName: async () => noted, domainLookupByUUID: async () => noted }),
      definitions({ ...files, ...rename, domainLookupByUUID: noDomain }),
    );
    await expect((await conn.lookupByName("web")).rename("other")).rejects.toMatchObject({
      code: ErrorNumber.NO_SUPPORT,
      message: expect.stringContaining("not implemented by XenDaemon"),
    });
  });
});

describe("lists of several drivers", () => {
  it("lists each domain once, as active where it is", async () => {
    const other: DomainRef = { uuid: uuid.replace("1", "9"), name: "other" };
    const conn = await connect(
      fake("Xen", { listAllDomains: async () => [{ ref: web }], domainLookupByID: async () => web }),
      fake("XenXM", {
        listDefinedDomains: async () => ["web", "other"],
        listAllDomains: async () => [{ ref: { uuid, name: "web" } }, { ref: other }],
      }),
    );
    const names = async (filter: object) =>
      (await conn.listAllDomains(filter)).map(({ domain }) => [domain.name(), domain.ID()]);
    expect(await names({})).toEqual([
      ["web", 7],
      ["other", -1],
    ]);
    expect(await names({ inactive: true, active: false })).toEqual([["other", -1]]);
    expect(await conn.listDefinedDomains()).toEqual(["other"]);
    expect(await conn.numOfDefinedDomains()).toBe(1);
  });
});

describe("peers", () => {
  it("are found lazily and by preference, and never oneself", async () => {
    const names = (text: string) => ({
      namesOf: async () => new Map([[1, text]]),
      idsOf: async () => new Map<string, number[]>(),
    });
    const provider = (name: string) => fake(name, { peers: { domainNames: names(name) } });
    const consumer: Driver = {
      ...fake("Xen", {}),
      open: async ({ peers }) => {
        expect(peers.get("domainNames")).toBeUndefined();
        return {
          listDomains: async () => [],
          getType: async () => (await peers.get("domainNames")!.namesOf([1])).get(1)!,
          close: async () => {},
        };
      },
    };
    expect(await (await connect(consumer, provider("XenDaemon"), provider("XenStore"))).getType()).toBe(
      "XenStore",
    );
  });
});
