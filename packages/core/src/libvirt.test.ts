import { openSync } from "node:fs";
import {
  type DomainRef,
  DomainState,
  type Driver,
  type DriverConnection,
  ErrorNumber,
  type LibvirtError,
  type OperationName,
} from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { absent, connect, error, fake } from "../test/fake-driver.js";

const uuid = "11111111-2222-3333-4444-555555555555";
const web: DomainRef = { uuid, name: "web", id: 7 };

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

  it("a driver may say why it lacks an operation", async () => {
    const conn = await connect(
      fake("QEMU", {
        domainLookupByName: async () => noted,
        refusals: { domainPinEmulator: "the host says where it runs" },
      }),
    );
    const domain = await conn.lookupByName("web");
    await expect(domain.pinEmulator(Uint8Array.of(1))).rejects.toMatchObject({
      code: ErrorNumber.NO_SUPPORT,
      message: expect.stringContaining("not implemented by QEMU (the host says where it runs)"),
    });
    await expect(domain.reset()).rejects.toThrow("not implemented by QEMU");
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
    const names = (text: string) => ({ namesOf: async () => new Map([[1, text]]) });
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
