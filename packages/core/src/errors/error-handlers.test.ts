import { inspect } from "node:util";
import {
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
  type LibvirtErrorInit,
  withContext,
} from "@libvirt-ts/driver";
import { describe, expect, it, vi } from "vitest";
import { createLibvirt } from "../libvirt.js";
import { defaultErrorFunc, formatErrorLine } from "./error-handlers.js";

const error = (init: Partial<LibvirtErrorInit>, domainName?: string) =>
  withContext(
    new LibvirtError({ code: ErrorNumber.INTERNAL_ERROR, domain: ErrorDomain.NONE, info: "x", ...init }),
    domainName === undefined ? {} : { dom: { name: () => domainName } },
  );

/** A connection of a driver made of these methods, and the library it belongs to. */
async function connect(methods: Partial<DriverConnection>) {
  const driver = defineDriver({
    name: "Mine",
    version: 1,
    accepts: () => true,
    open: async () => ({ listDomains: async () => [], close: async () => {}, ...methods }),
  });
  const libvirt = createLibvirt({ drivers: [driver] });
  return { libvirt, conn: await libvirt.open("mine:///") };
}

describe("the line that is printed", () => {
  it.each([
    ["no domain, no prefix", error({}), "libvir: error : internal error: x"],
    [
      "a domain's name",
      error({ domain: ErrorDomain.DOM }, "test"),
      "libvir: Domain error test: internal error: x",
    ],
    [
      "not the name of an invalid domain",
      error({ code: ErrorNumber.INVALID_DOMAIN, domain: ErrorDomain.DOM }, "test"),
      "libvir: Domain error : invalid domain: x",
    ],
    [
      "a warning",
      error({ level: ErrorLevel.WARNING, domain: ErrorDomain.XEN }),
      "libvir: Xen warning : internal error: x",
    ],
    ["no level", error({ level: ErrorLevel.NONE }), "libvir:  : internal error: x"],
    [
      "the line of a document that is not well-formed, and no domain",
      error({ code: ErrorNumber.XML_DETAIL, domain: ErrorDomain.XML, int1: 7 }, "test"),
      "libvir: XML error : line 7: XML document is not well-formed: x",
    ],
    [
      "no line where none is known",
      error({ code: ErrorNumber.XML_DETAIL, domain: ErrorDomain.XML }),
      "libvir: XML error : XML document is not well-formed: x",
    ],
    [
      "another meaning of int1",
      error({ domain: ErrorDomain.CONF, int1: 7 }),
      "libvir: Config error : internal error: x",
    ],
    ["a domain it does not know", error({ domain: 99 as ErrorDomain }), "libvir: error : internal error: x"],
  ])("%s", (_, raised, line) => {
    expect(formatErrorLine(raised)).toBe(line);
  });

  it("shows control characters of a peer's message instead of obeying them", () => {
    const line = formatErrorLine(error({ info: "\u001b[2Jname\u0007\u009b" }));
    expect(line).toContain("\\x1b[2Jname\\x07\\x9b");
  });

  it.each([
    ["NONE", ""],
    ["XEN", "Xen "],
    ["XEND", "Xen Daemon "],
    ["XENSTORE", "Xen Store "],
    ["SEXPR", "S-Expr "],
    ["XML", "XML "],
    ["DOM", "Domain "],
    ["RPC", "XML-RPC "],
    ["PROXY", "Proxy "],
    ["CONF", "Config "],
    ["TEST", "Test "],
    ["XENXM", "Xen XM "],
    ["DOMAIN", "Domain Config "],
    ["EVENT", "Event "],
    ["LIBXL", "xl "],
    ["URI", "URI "],
    ["XENXL", "xl config "],
  ] as const)("has the prefix of the domain %s", (domain, prefix) => {
    expect(formatErrorLine(error({ domain: ErrorDomain[domain] }))).toBe(
      `libvir: ${prefix}error : internal error: x`,
    );
  });
});

describe("defaultErrorFunc", () => {
  const printed = (raised: LibvirtError) => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    defaultErrorFunc(raised);
    const text = write.mock.calls.map(([chunk]) => chunk).join("");
    write.mockRestore();
    return text;
  };

  it("ends the line, but not twice", () => {
    expect(printed(error({}))).toBe("libvir: error : internal error: x\n");
    expect(printed(error({ info: "x \n" }))).toBe("libvir: error : internal error: x \n");
  });

  it("prints nothing for OK", () => {
    expect(printed(error({ code: ErrorNumber.OK }))).toBe("");
  });
});

describe("errors of a connection", () => {
  const uuid = "11111111-2222-3333-4444-555555555555";

  it("that a driver shares among its callers tell each of its own domain", async () => {
    const lost = new LibvirtError({ code: ErrorNumber.RPC, domain: ErrorDomain.XEND, info: "lost" });
    const { conn } = await connect({
      domainLookupByName: async (name) => ({ uuid, name, id: 1 }),
      domainSuspend: () => Promise.reject(lost),
    });
    const [a, b] = [await conn.lookupByName("a"), await conn.lookupByName("b")];
    const [first, second] = await Promise.all([a.suspend(), b.suspend()].map((call) => call.catch((e) => e)));
    expect([first.dom.name(), second.dom.name()]).toEqual(["a", "b"]);
    expect([first, second]).toMatchObject([{ code: ErrorNumber.RPC }, { code: ErrorNumber.RPC }]);
    expect(conn.getLastError()!.dom!.name()).toBe("b");
  });

  it("may be frozen, or made by another release that knows no context", async () => {
    const foreign = Object.assign(new Error("strange"), { code: ErrorNumber.RPC, domain: 2, level: 2 });
    Object.defineProperty(foreign, Symbol.for("@libvirt-ts/LibvirtError"), { value: true });
    for (const thrown of [
      Object.freeze(new LibvirtError({ code: ErrorNumber.RPC, domain: ErrorDomain.XEND })),
      foreign,
    ]) {
      const { conn } = await connect({ getHostname: () => Promise.reject(thrown) });
      await expect(conn.getHostname()).rejects.toMatchObject({ code: ErrorNumber.RPC });
      expect(conn.getLastError()).toMatchObject({ code: ErrorNumber.RPC });
    }
  });

  it.each([
    ["a string", "text"],
    ["nothing", undefined],
    ["null", null],
    ["an object", { code: 42 }],
  ])("may be no error at all: %s", async (_, thrown) => {
    const { conn } = await connect({ getHostname: () => Promise.reject(thrown) });
    const raised = await conn.getHostname().catch((e) => e);
    expect(raised).toBeInstanceOf(LibvirtError);
    expect(raised).toMatchObject({ code: ErrorNumber.INTERNAL_ERROR, str2: "virConnectGetHostname" });
  });

  it("warnings know their connection, as soon as there is one", async () => {
    let warn: (warning: LibvirtError) => void = () => {};
    const libvirt = createLibvirt({
      drivers: [
        defineDriver({
          name: "Mine",
          version: 1,
          accepts: () => true,
          open: async (request) => {
            warn = request.warn;
            return { listDomains: async () => [], close: async () => {} };
          },
        }),
      ],
    });
    const conn = await libvirt.open("mine:///");
    const seen: unknown[] = [];
    conn.setErrorFunc((warning) => seen.push(warning.conn));
    warn(error({ level: ErrorLevel.WARNING }));
    expect(seen).toEqual([conn]);
    expect(conn.getLastError()).toMatchObject({ level: ErrorLevel.WARNING });
  });

  it("keep passwords to themselves, however they are shown", async () => {
    const { open } = await import("../default-libvirt.js");
    await using conn = await open("test:///default");
    const device = (rest: string) =>
      `<domain><name>x</name><devices><graphics type='vnc' passwd='s3cret' ${rest}</devices></domain>`;
    for (const xml of [
      device("port='no'/>"),
      device("port='no'>"),
      device("passwd='s3cret'/>"),
      device(""),
    ]) {
      const raised = await conn.defineXML(xml).catch((e) => e);
      expect(raised).toBeInstanceOf(LibvirtError);
      expect(inspect(raised, { depth: 10, showHidden: false })).not.toContain("s3cret");
      expect(JSON.stringify(raised)).not.toContain("s3cret");
      expect(formatErrorLine(raised)).not.toContain("s3cret");
    }
  });
});
