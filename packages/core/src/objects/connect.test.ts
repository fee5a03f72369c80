import { inspect } from "node:util";
import {
  type DomainEvent,
  DomainEventType,
  type DomainRef,
  type Driver,
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorNumber,
  EventQueue,
  LibvirtError,
  type OperationName,
  operationRow,
} from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { createLibvirt } from "../libvirt.js";

const ref: DomainRef = { uuid: "11111111-2222-3333-4444-555555555555", name: "web", id: 7 };

/** A driver whose every operation is recorded and does nothing. */
function recorder(asked: unknown[][], methods: Partial<DriverConnection> = {}): Driver {
  return defineDriver({
    name: "Recorder",
    version: 1,
    accepts: () => true,
    open: async () => {
      const known = { listDomains: async () => [7], domainLookupByID: async () => ref, ...methods };
      return new Proxy({ close: async () => {}, ...known } as DriverConnection, {
        get: (target, key) => {
          const method = Reflect.get(target, key);
          if (method !== undefined || !String(key).startsWith("domain") || key === "domainEvents")
            return method;
          return async (...args: unknown[]) => {
            asked.push([key, ...args]);
            return ref;
          };
        },
      });
    },
  });
}

const asked: unknown[][] = [];
const library = createLibvirt({ drivers: [recorder(asked)] });

describe("read-only connections", () => {
  it("refuse whatever changes something, before any driver hears of it", async () => {
    const conn = await library.openReadOnly("x");
    const dom = await conn.lookupByID(7);
    const calls = {
      domainCreateXML: () => conn.createLinux("<domain/>"),
      domainDefineXML: () => conn.defineXML("<domain/>"),
      domainRestore: () => conn.restore("/x"),
      domainCreate: () => dom.create(),
      domainUndefine: () => dom.undefine(),
      domainSuspend: () => dom.suspend(),
      domainResume: () => dom.resume(),
      domainShutdown: () => dom.shutdown(),
      domainReboot: () => dom.reboot(),
      domainDestroy: () => dom.destroy(),
      domainSave: () => dom.save("/x"),
      domainCoreDump: () => dom.coreDump("/x"),
      domainSetMaxMemory: () => dom.setMaxMemory(8192),
      domainSetMemory: () => dom.setMemory(8192),
      domainSetVcpus: () => dom.setVcpus(1),
      domainPinVcpu: () => dom.pinVcpu(0, Uint8Array.of(1)),
      domainAttachDevice: () => dom.attachDevice("<disk/>"),
      domainDetachDevice: () => dom.detachDevice("<disk/>"),
      domainMigrateToURI: () => dom.migrateToURI("xen+ssh://host/"),
      domainRename: () => dom.rename("other"),
      domainSetAutostart: () => dom.setAutostart(true),
    };
    const names = Object.keys(calls) as OperationName[];
    expect(names.filter((name) => operationRow(name).readOnly !== "denied")).toEqual([]);
    asked.length = 0;
    for (const call of Object.values(calls)) {
      await expect(call()).rejects.toMatchObject({ code: ErrorNumber.OPERATION_DENIED });
    }
    await expect(dom.XMLDesc(1)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_DENIED });
    expect(asked).toEqual([]);
  });
});

describe("arguments", () => {
  it("that make no sense are refused by name, and no driver hears of them", async () => {
    const conn = await library.open("x");
    const dom = await conn.lookupByID(7);
    asked.length = 0;
    const bad: [Promise<unknown>, ErrorNumber, string][] = [
      [dom.rename(""), ErrorNumber.INVALID_ARG, "virDomainRename"],
      [dom.rename("a/b"), ErrorNumber.INVALID_ARG, "virDomainRename"],
      [dom.rename("x".repeat(256)), ErrorNumber.OVERFLOW, "virDomainRename"],
      [dom.migrateToURI(""), ErrorNumber.INVALID_ARG, "virDomainMigrateToURI"],
      [conn.lookupByID(-1), ErrorNumber.INVALID_ARG, "virDomainLookupByID"],
      [conn.lookupByID(1.5), ErrorNumber.INVALID_ARG, "virDomainLookupByID"],
      [conn.lookupByID(Number.NaN), ErrorNumber.INVALID_ARG, "virDomainLookupByID"],
      [conn.lookupByID(Number.POSITIVE_INFINITY), ErrorNumber.OVERFLOW, "virDomainLookupByID"],
      [conn.lookupByName(""), ErrorNumber.INVALID_ARG, "virDomainLookupByName"],
      [conn.lookupByName(null as unknown as string), ErrorNumber.INVALID_ARG, "virDomainLookupByName"],
      [conn.lookupByUUID(new Uint8Array(15)), ErrorNumber.INVALID_ARG, "virDomainLookupByUUID"],
      [
        conn.lookupByUUIDString("11111111-2222-3333-4444-55555555555 "),
        ErrorNumber.INVALID_ARG,
        "virDomainLookupByUUID",
      ],
      [conn.createLinux("", 0), ErrorNumber.INVALID_ARG, "virDomainCreateXML"],
      [conn.createLinux("<domain/>", -1), ErrorNumber.INVALID_ARG, "virDomainCreateXML"],
      [conn.createLinux("<domain/>", 2 ** 32), ErrorNumber.OVERFLOW, "virDomainCreateXML"],
      [conn.restore("a\0b"), ErrorNumber.INVALID_ARG, "virDomainRestore"],
      [dom.setMemory(4095), ErrorNumber.INVALID_ARG, "virDomainSetMemory"],
      [dom.setMemory(2 ** 60), ErrorNumber.OVERFLOW, "virDomainSetMemory"],
      [dom.setMaxMemory(-4096), ErrorNumber.INVALID_ARG, "virDomainSetMaxMemory"],
      [dom.setVcpus(0), ErrorNumber.INVALID_ARG, "virDomainSetVcpus"],
      [dom.setVcpus(65_536), ErrorNumber.OVERFLOW, "virDomainSetVcpus"],
      [dom.pinVcpu(32_000, Uint8Array.of(1)), ErrorNumber.OVERFLOW, "virDomainPinVcpu"],
      [dom.pinVcpu(0, new Uint8Array(0)), ErrorNumber.INVALID_ARG, "virDomainPinVcpu"],
      [dom.pinVcpu(0, Uint8Array.of(0)), ErrorNumber.INVALID_ARG, "virDomainPinVcpu"],
      [dom.save(""), ErrorNumber.INVALID_ARG, "virDomainSave"],
      [dom.attachDevice(""), ErrorNumber.INVALID_ARG, "virDomainAttachDevice"],
    ];
    for (const [call, code, name] of bad) await expect(call).rejects.toMatchObject({ code, str2: name });
    expect(asked).toEqual([]);
  });

  it("that are no options are refused before anything is asked", async () => {
    const conn = await library.open("x");
    const dom = await conn.lookupByID(7);
    asked.length = 0;
    for (const options of [5, "soon", { signal: 5 }, { signal: {} }, { onProgress: "print" }]) {
      const calls = [
        dom.suspend(options as object),
        conn.listDomainsID(options as object),
        library.open("x", options as object),
      ];
      for (const call of calls) await expect(call).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
    }
    expect(() => conn.domainEvents({ signal: 5 } as object)).toThrow(expect.objectContaining({ code: 8 }));
    expect(asked).toEqual([]);
  });

  it("are made absolute and canonical", async () => {
    const conn = await library.open("x");
    const dom = await conn.lookupByID(7);
    asked.length = 0;
    await dom.save("file");
    await conn.restore("/a/../b");
    await conn.lookupByUUIDString("111111112222333344445555555555AA");
    await conn.lookupByUUID(Uint8Array.from({ length: 16 }, (_, index) => index));
    expect(asked.map(([, ...args]) => args.slice(0, -1))).toEqual([
      [ref, `${process.cwd()}/file`, undefined, 0],
      ["/a/../b", undefined, 0],
      ["11111111-2222-3333-4444-5555555555aa"],
      ["00010203-0405-0607-0809-0a0b0c0d0e0f"],
    ]);
  });
});

describe("Domain-0", () => {
  it("is guarded, whatever the driver", async () => {
    const zero: DomainRef = { uuid: "00000000-0000-0000-0000-000000000000", name: "Domain-0", id: 0 };
    const calls: unknown[][] = [];
    const conn = await createLibvirt({
      drivers: [recorder(calls, { domainLookupByID: async () => zero })],
    }).open("x");
    const dom = await conn.lookupByID(0);
    for (const call of [
      dom.suspend(),
      dom.shutdown(),
      dom.reboot(),
      dom.destroy(),
      dom.save("/x"),
      dom.undefine(),
    ]) {
      await expect(call).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_INVALID,
        domain: ErrorDomain.DOM,
      });
    }
    expect(calls).toEqual([]);
    expect([...dom.UUID()]).toEqual(Array(16).fill(0));
  });
});

describe("closing", () => {
  it("is final, harmless when repeated, and known to every object", async () => {
    let closed = 0;
    const driver = recorder([], {
      close: async () => {
        closed++;
      },
    });
    const conn = await createLibvirt({ drivers: [driver] }).open("x");
    const dom = await conn.lookupByID(7);
    await Promise.all([conn.close(), conn.close(), conn[Symbol.asyncDispose]()]);
    expect(closed).toBe(1);
    await expect(conn.listDomainsID()).rejects.toMatchObject({ code: ErrorNumber.INVALID_CONN, domain: 0 });
    await expect(dom.info()).rejects.toMatchObject({ code: ErrorNumber.INVALID_CONN, domain: 6 });
    expect(dom.name()).toBe("web");
  });

  it("reports what a driver cannot release, once every one was asked", async () => {
    const closed: string[] = [];
    const failing = (name: string, thrown?: Error): Driver => ({
      ...recorder([], {
        close: async () => {
          closed.push(name);
          if (thrown !== undefined) throw thrown;
        },
      }),
      name,
    });
    const reported: LibvirtError[] = [];
    const one = createLibvirt({ drivers: [failing("A", new Error("stuck")), failing("B")] });
    one.setErrorFunc((error) => reported.push(error));
    const conn = await one.open("x");
    const thrown = await conn.close().catch((error) => error);
    expect(thrown).toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
      message: expect.stringContaining("stuck"),
    });
    expect([closed, reported]).toEqual([["A", "B"], [thrown]]);
    expect(conn.getLastError()).toMatchObject({ message: thrown.message });
    await expect(conn.close()).rejects.toBe(thrown);

    const both = await createLibvirt({
      drivers: [failing("C", new Error("stuck")), failing("D", new Error("jammed"))],
    }).open("x");
    await expect(both.close()).rejects.toMatchObject({
      code: ErrorNumber.CALL_FAILED,
      message: expect.stringMatching(/stuck.*jammed/),
    });
    expect(closed).toEqual(["A", "B", "C", "D"]);
  });
});

describe("lists", () => {
  it("take libvirt's flags as well as words", async () => {
    const filters: unknown[] = [];
    const driver = recorder([], {
      listAllDomains: async (filter) => {
        filters.push(filter);
        return [];
      },
    });
    const conn = await createLibvirt({ drivers: [driver] }).open("x");
    for (const filter of [undefined, 0, 1, 2, 3, { inactive: false }]) await conn.listAllDomains(filter);
    expect(filters).toEqual([0, 0, 1, 2, 3, 1]);
  });
});

describe("what is shown", () => {
  it("of connections and domains is what they are, without passwords", async () => {
    const conn = await library.openReadOnly("x://me:secret@host/path?token=secret");
    const dom = await conn.lookupByID(7);
    const uri = "x://…@host/path?token=…";
    expect(JSON.parse(JSON.stringify({ conn, dom }))).toEqual({
      conn: { uri, readOnly: true, closed: false, drivers: ["Recorder"] },
      dom: { name: "web", id: 7, uuid: ref.uuid, uri },
    });
    expect(inspect(dom)).toMatch(/^Domain \{\s+name: 'web',\s+id: 7,/);
    await conn.close();
    expect(inspect(conn)).toMatch(/^Connect \{\s+uri: [^}]*closed: true/);
  });
});

describe("errors", () => {
  const failing = () =>
    createLibvirt({
      drivers: [
        recorder([], {
          domainSuspend: async () => {
            throw new LibvirtError({ code: ErrorNumber.XEN_CALL, domain: ErrorDomain.XEN, info: "pause" });
          },
        }),
      ],
    });

  it("are thrown, stored on the connection and handed to its callback, in this order", async () => {
    const libvirt = failing();
    const conn = await libvirt.open("x");
    const dom = await conn.lookupByID(7);
    const seen: string[] = [];
    libvirt.setErrorFunc(() => seen.push("library"));
    conn.setErrorFunc((error) => {
      seen.push(conn.getLastError()?.message === error.message ? "stored first" : "not stored");
      expect(error.conn).toBe(conn);
      expect(error.dom).toBe(dom);
    });
    const thrown = await dom.suspend().catch((error) => error);
    expect(thrown).toBeInstanceOf(LibvirtError);
    expect(seen).toEqual(["stored first"]);
    conn.setErrorFunc(undefined);
    await dom.suspend().catch(() => {});
    expect(seen).toEqual(["stored first", "library"]);
    expect(libvirt.getLastError()).toBeUndefined();
    conn.resetLastError();
    expect(conn.getLastError()).toBeUndefined();
  });

  it("are handed out as copies", async () => {
    const conn = await failing().open("x");
    await (await conn.lookupByID(7)).suspend().catch(() => {});
    const [one, two] = [conn.getLastError()!, conn.getLastError()!];
    expect(one).not.toBe(two);
    expect(one).toBeInstanceOf(LibvirtError);
    Object.assign(one, { message: "changed" });
    expect(conn.getLastError()!.message).toBe(two.message);
  });

  it("without a connection are kept by the library", async () => {
    const libvirt = createLibvirt({ drivers: [] });
    await libvirt.open("x").catch(() => {});
    expect(libvirt.getLastError()).toMatchObject({ code: ErrorNumber.NO_SUPPORT });
    expect(() => libvirt.getVersion("None")).toThrow(LibvirtError);
  });
});

describe("events", () => {
  const event = (type: DomainEventType, id?: number): DomainEvent => ({
    event: "lifecycle",
    type,
    domain: id === undefined ? { uuid: ref.uuid } : { uuid: ref.uuid, id },
  });

  async function twoSources() {
    const queues: EventQueue<DomainEvent>[] = [];
    const source = (name: string): Driver => ({
      ...recorder([]),
      name,
      open: async () => ({
        listDomains: async () => [],
        domainEvents: (_filter, options) => {
          const queue = new EventQueue<DomainEvent>({ signal: options?.signal });
          queues.push(queue);
          return queue;
        },
        close: async () => {},
      }),
    });
    const conn = await createLibvirt({ drivers: [source("A"), source("B")] }).open("x");
    return { conn, queues };
  }

  it("of several sources are told once each", async () => {
    const { conn, queues } = await twoSources();
    const events = conn.domainEvents();
    const first = events.next();
    await new Promise(setImmediate);
    const [a, b] = queues as [EventQueue<DomainEvent>, EventQueue<DomainEvent>];
    a.push(event(DomainEventType.STARTED, 8));
    expect((await first).value).toMatchObject({ type: DomainEventType.STARTED });
    b.push(event(DomainEventType.STARTED, 8));
    b.push(event(DomainEventType.STOPPED));
    const { value } = await events.next();
    expect(value).toMatchObject({ type: DomainEventType.STOPPED });
    expect(value?.domain.UUIDString()).toBe(ref.uuid);
    const last = events.next();
    await conn.close();
    expect((await last).done).toBe(true);
  });

  it("end for a consumer that leaves, whatever the sources still wait for", async () => {
    const { conn, queues } = await twoSources();
    let ended = 0;
    setImmediate(() => queues[0]!.push(event(DomainEventType.STARTED, 8)));
    for await (const _ of conn.domainEvents()) break;
    for (const queue of queues) if ((await queue.next()).done) ended++;
    expect(ended).toBe(2);
  });

  it("reach a callback until it is taken away", async () => {
    const { conn, queues } = await twoSources();
    let heard: (() => void) | undefined;
    const first = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const seen: number[] = [];
    const stop = conn.domainEventRegister((told) => {
      if (told.event === "lifecycle") seen.push(told.type);
      heard?.();
    });
    await new Promise(setImmediate);
    queues[0]!.push(event(DomainEventType.STARTED, 8));
    await first;
    stop();
    queues[0]!.push(event(DomainEventType.STOPPED));
    await new Promise(setImmediate);
    expect(seen).toEqual([DomainEventType.STARTED]);
  });
});
