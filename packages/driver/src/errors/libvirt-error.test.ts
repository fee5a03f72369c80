import { describe, expect, it } from "vitest";
import { nameOf } from "../flags/names.js";
import { ErrorDomain } from "./domain.js";
import { LibvirtError, withContext } from "./libvirt-error.js";
import { errorMessage } from "./messages.js";
import { ErrorNumber } from "./number.js";
import { formatProblem, type Problem, wrapProblems } from "./problems.js";

const error = () =>
  new LibvirtError({
    code: ErrorNumber.NO_DOMAIN,
    domain: ErrorDomain.TEST,
    info: "no domain with name 'x'",
    detail: "list them with virsh list --all",
  });

describe("LibvirtError", () => {
  it("tells code, subject and detail in one message, and keeps them apart", () => {
    expect(error().message).toBe(
      "domain not found: no domain with name 'x': list them with virsh list --all",
    );
    expect(error()).toMatchObject({ code: 42, domain: 12, level: 2, str1: "no-domain", int1: 0, int2: 0 });
    expect(error().str2).toBe("no domain with name 'x'");
  });

  it("names its numbers, also those that it does not know, and itself, whatever a bundler calls its class", () => {
    expect([error().codeName, error().domainName]).toEqual(["NO_DOMAIN", "TEST"]);
    const strange = new LibvirtError({ code: 4711 as ErrorNumber, domain: 815 as ErrorDomain });
    expect([strange.codeName, strange.domainName]).toEqual(["ERROR_4711", "DOMAIN_815"]);
    expect(strange.toJSON()).toMatchObject({ codeName: "ERROR_4711", domainName: "DOMAIN_815" });
    expect([LibvirtError.name, error().name, Object.keys(error()).includes("name")]).toEqual([
      "LibvirtError",
      "LibvirtError",
      false,
    ]);
    expect(error().stack).toMatch(/^LibvirtError: domain not found/);
  });

  it("is recognised by its brand, so copies of the package agree", () => {
    const copy = Object.defineProperty(new Error("x"), Symbol.for("@libvirt-ts/LibvirtError"), {
      value: true,
    });
    expect(copy instanceof LibvirtError).toBe(true);
    expect(new Error("x") instanceof LibvirtError).toBe(false);
    expect((null as unknown) instanceof LibvirtError).toBe(false);
  });

  it("refers to live objects without letting them into JSON or enumeration", () => {
    const conn = { close: async () => {}, secret: "hidden" };
    const raised = withContext(error(), { conn, dom: { name: () => "x" } });
    expect(raised.conn).toBe(conn);
    expect(raised.dom?.name()).toBe("x");
    expect(JSON.stringify(raised)).not.toContain("hidden");
    expect(Object.keys(raised)).not.toContain("conn");
  });

  it("is copied when it is raised a second time, and left alone", () => {
    const [one, two] = [{ close: async () => {} }, { close: async () => {} }];
    const first = withContext(error(), { conn: one });
    const second = withContext(first, { conn: two });
    expect([first.conn, second.conn]).toEqual([one, two]);
    expect(first.conn).toBe(one);
    expect(second).toBeInstanceOf(LibvirtError);
    expect([second.message, second.stack, second.code]).toEqual([first.message, first.stack, first.code]);
    expect(withContext(Object.freeze(error()), { conn: one }).conn).toBe(one);
  });

  it("can be extended: an instance of the subclass is one of it, and others are not", () => {
    class Special extends LibvirtError {}
    const special = new Special({ code: ErrorNumber.RPC, domain: ErrorDomain.NONE });
    expect([special instanceof Special, special instanceof LibvirtError]).toEqual([true, true]);
    expect(error() instanceof Special).toBe(false);
  });

  it("has a JSON form with names beside numbers and every cause", () => {
    const cause = new AggregateError([error(), Object.assign(new Error("gone"), { code: "ENOENT" })]);
    const json = new LibvirtError({
      code: ErrorNumber.CALL_FAILED,
      domain: ErrorDomain.NONE,
      cause,
    }).toJSON();
    expect(json).toMatchObject({ codeName: "CALL_FAILED", domainName: "NONE" });
    expect(json.cause).toMatchObject({
      errors: [{ codeName: "NO_DOMAIN" }, { message: "gone", code: "ENOENT" }],
    });
  });
});

describe("messages", () => {
  it("has a sentence for every code", () => {
    for (const code of Object.values(ErrorNumber)) expect(errorMessage(code)).not.toMatch(/^error \d+/);
  });

  it("survives a number it does not know", () => {
    expect(errorMessage(9999, "what")).toBe("error 9999: what");
    expect(nameOf(ErrorNumber, 9999)).toBeUndefined();
  });
});

describe("wrapProblems", () => {
  const thrown = (...problems: Problem[]) => Object.assign(new Error("bad"), { problems });

  it("takes code, domain and line from the first problem and tells all", () => {
    const wrapped = wrapProblems(
      thrown(
        {
          id: "disk.source-missing",
          message: "has no source",
          path: "/domain/devices/disk[2]",
          line: 7,
          column: 5,
        },
        { id: "domain.vcpu", message: "must be a whole number" },
      ),
      { info: "virDomainDefineXML" },
    ) as LibvirtError;
    expect(wrapped).toMatchObject({ code: 19, domain: 5, int1: 7, str1: "disk.source-missing" });
    expect(wrapped.message).toContain("/domain/devices/disk[2] (line 7, column 5): has no source");
    expect(wrapped.message).toContain("must be a whole number");
  });

  it("gives a dialect's problems the domain of the driver that speaks it", () => {
    const error = thrown({ id: "dialect.sdl", message: "no SDL" });
    expect(wrapProblems(error, { dialectDomain: ErrorDomain.XENXM })).toMatchObject({ code: 67, domain: 15 });
    expect(wrapProblems(error)).toMatchObject({ code: 67, domain: 20 });
  });

  it("leaves everything else as it is, and an error without problems too", () => {
    const other = new TypeError("x");
    expect(wrapProblems(other)).toBe(other);
    expect(wrapProblems("text")).toBe("text");
    expect(wrapProblems(null)).toBe(null);
  });

  it("does not print a thousand problems", () => {
    const many = Array.from({ length: 1000 }, () => ({ id: "xml.x", message: "m" }));
    expect((wrapProblems(thrown(...many)) as LibvirtError).message).toMatch(/and 990 more$/);
  });

  it("formats each part that is known", () => {
    expect(formatProblem({ id: "a", message: "m" })).toBe("m");
    expect(formatProblem({ id: "a", message: "m", path: "/p" })).toBe("/p: m");
    expect(formatProblem({ id: "a", message: "m", line: 3 })).toBe("line 3: m");
  });
});
