import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { XEND_VERSIONS, xendFaults } from "@libvirt-ts/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { config, domainXml, openAt, startPair, uuidOf } from "./support.js";

async function failure(promise: Promise<unknown>): Promise<LibvirtError> {
  return promise.then(
    (value) => {
      throw new Error(`expected an error, got ${String(value)}`);
    },
    (error) => error,
  );
}

const nasty = [
  "a/b",
  "a%2Fb",
  "100%",
  "a;op=destroy",
  "a&op=destroy",
  "a?op=vcpuinfo",
  "a#b",
  'say "hi"',
  "it's",
  "line\nbreak",
  "tab\tstop",
  "back\\slash",
  "(paren)",
  "..",
  ".",
  "+plus and blank",
  "xend.err",
  "-1",
];

describe.each(XEND_VERSIONS)("names on xend %s", (version) => {
  it("of any kind reach the domain that bears them, and no other", async () => {
    await using pair = await startPair({ version });
    const { xend, connection } = pair;
    for (const [n, name] of nasty.entries()) {
      xend.add(config(name.replace(/[\\']/g, "\\$&"), uuidOf(n)), "running");
    }
    for (const [n, name] of nasty.entries()) {
      const ref = await connection.domainLookupByName(name);
      expect(ref).toMatchObject({ uuid: uuidOf(n), name });
      await connection.domainSuspend(ref);
      await connection.domainResume({ uuid: ref.uuid, name });
      expect(await connection.domainGetVcpus(ref)).toHaveLength(2);
      expect(await connection.domainGetXMLDesc(ref, 0)).toContain(uuidOf(n));
    }
    expect((await connection.listAllDomains(0)).map(({ ref }) => ref.name).sort()).toEqual(
      ["Domain-0", ...nasty].sort(),
    );
    for (const [n, name] of nasty.entries()) await connection.domainDestroy({ uuid: uuidOf(n), name }, 0);
    expect(xend.domains.map(({ name }) => name)).toEqual(["Domain-0"]);
  });

  it("that xend does not take are refused by it, with nothing left", async () => {
    await using pair = await startPair({ version });
    for (const name of ["it's", "100%", "a;b", "ünï", "a(b"]) {
      const error = await failure(pair.connection.domainCreateXML(domainXml(name), 0));
      expect(error).toMatchObject({ code: ErrorNumber.POST_FAILED });
      expect(error.message).toContain("Invalid VM Name");
    }
    expect(pair.xend.domains).toHaveLength(1);
  });

  it("that nobody bears find nobody, whatever they are", async () => {
    await using pair = await startPair({ version });
    pair.xend.add(config("web1", uuidOf(1)), "running");
    for (const name of [
      "",
      "web",
      "WEB1",
      "1",
      "0",
      uuidOf(1),
      "../node",
      "web1/",
      "web1?detail=1",
      "\ud800",
      "é",
    ]) {
      expect(await failure(pair.connection.domainLookupByName(name)), name).toMatchObject({
        code: ErrorNumber.NO_DOMAIN,
      });
    }
    for (const id of [-1, 99, 2 ** 31, 1.5, Number.NaN]) {
      expect(await failure(pair.connection.domainLookupByID(id))).toMatchObject({
        code: ErrorNumber.NO_DOMAIN,
      });
    }
  });

  it("and ids that are stale harm nobody", async () => {
    await using pair = await startPair({ version });
    const { xend, connection } = pair;
    xend.add(config("victim", uuidOf(1)), "running");
    xend.add(config("meant", uuidOf(2)), "running");
    await connection.domainDestroy({ uuid: uuidOf(2), name: "victim", id: 1 }, 0);
    expect(xend.domains.map(({ name }) => name)).toEqual(["Domain-0", "victim"]);
    expect(
      await failure(connection.domainDestroy({ uuid: uuidOf(2), name: "victim", id: 1 }, 0)),
    ).toMatchObject({
      code: ErrorNumber.NO_DOMAIN,
    });
    expect(xend.domains.map(({ name }) => name)).toEqual(["Domain-0", "victim"]);
  });

  it("cannot make a domain hide behind another one's uuid or id", async () => {
    await using pair = await startPair({ version });
    const { xend, connection } = pair;
    xend.add(config("meant", uuidOf(2)), "running");
    xend.add(config(uuidOf(2), uuidOf(3)), "running");
    xend.add(config("1", uuidOf(4)), "running");
    expect(await connection.domainLookupByUUID(uuidOf(2))).toEqual({ uuid: uuidOf(2), name: "meant", id: 1 });
    await connection.domainDestroy({ uuid: uuidOf(2), id: 1 }, 0);
    expect(xend.domains.map(({ name }) => name)).toEqual(["Domain-0", uuidOf(2), "1"]);
  });

  it("leave Domain-0 alone", async () => {
    await using pair = await startPair({ version });
    const zero = await pair.connection.domainLookupByID(0);
    expect(zero).toEqual({ uuid: "00000000-0000-0000-0000-000000000000", name: "Domain-0", id: 0 });
    const { connection } = pair;
    for (const deed of [
      () => connection.domainSuspend(zero),
      () => connection.domainShutdown(zero, 0),
      () => connection.domainReboot(zero, 0),
      () => connection.domainDestroy(zero, 0),
      () => connection.domainSave(zero, "/tmp/zero", undefined, 0),
    ]) {
      expect(await failure(deed())).toMatchObject({ code: ErrorNumber.OPERATION_INVALID });
    }
    expect(pair.xend.requests.filter(({ method }) => method === "POST")).toEqual([]);
    expect(await connection.domainGetXMLDesc(zero, 0)).toContain("<name>Domain-0</name>");
  });
});

it("looks any name up without going astray", async () => {
  await using pair = await startPair({ version: "3.0.4" });
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (name) => {
      expect(await failure(pair.connection.domainLookupByName(`x${name}`))).toMatchObject({
        code: ErrorNumber.NO_DOMAIN,
      });
    }),
  );
});

it("asks which one when two running domains have one uuid", async () => {
  await using pair = await startPair({ version: "3.0.4" });
  const { xend, connection } = pair;
  // xend itself lets this happen up to 3.1, and takes the first one's name away.
  const first = xend.add(config("first", uuidOf(1)), "running") as { name: string };
  xend.add(config("second", uuidOf(1)), "running");
  first.name = "first";
  expect(await failure(connection.domainSuspend({ uuid: uuidOf(1), name: "third", id: 2 }))).toMatchObject({
    code: ErrorNumber.OPERATION_INVALID,
  });
  await connection.domainSuspend({ uuid: uuidOf(1), name: "second", id: 2 });
  expect(xend.domains.map(({ state }) => state)).toEqual(["running", "running", "paused"]);
});

describe("a peer that lies", () => {
  const answers = (body: string) => xendFaults.status(200, "OK", body, "application/sxp");
  const web = `(domain (domid 1) (name web1) (uuid ${uuidOf(1)}) (memory 1) (maxmem 1) (vcpus 1) (state -b----))`;

  it.each([
    ["another domain for a uuid", web.replace(uuidOf(1), uuidOf(2)), ErrorNumber.NO_DOMAIN],
    ["an id that is none", web.replace("(domid 1)", "(domid 1x)"), ErrorNumber.RPC],
    ["an id beyond all", web.replace("(domid 1)", "(domid 99999999999999999999)"), ErrorNumber.RPC],
    ["no uuid", web.replace(`(uuid ${uuidOf(1)})`, ""), ErrorNumber.RPC],
    ["a uuid that is none", web.replace(uuidOf(1), "1234"), ErrorNumber.RPC],
    ["no name", web.replace("(name web1)", "(name )"), ErrorNumber.RPC],
    ["memory that is no number", web.replace("(memory 1)", "(memory lots)"), ErrorNumber.RPC],
    ["an endless number of vcpus", web.replace("(vcpus 1)", "(vcpus 1e400)"), ErrorNumber.RPC],
    ["no domain at all", "(node (system Linux))", ErrorNumber.RPC],
    ["an atom", "web1", ErrorNumber.RPC],
    ["nothing", "", ErrorNumber.RPC],
  ])("gives %s", async (_what, body, code) => {
    await using pair = await startPair({ version: "4.1" });
    pair.xend.misbehave(answers(body), { when: ({ path }) => path.length === 3, times: 9 });
    expect(await failure(pair.connection.domainSuspend({ uuid: uuidOf(1) }))).toMatchObject({ code });
    expect(pair.xend.requests.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("gives lists of something else", async () => {
    await using pair = await startPair({ version: "4.1" });
    const isList = {
      when: ({ query }: { query: ReadonlyMap<string, string> }) => query.has("state"),
      times: 9,
    };
    for (const body of ["(web1 (web2))", "(web1 '')", "web1"]) {
      pair.xend.misbehave(answers(body), isList);
      const { code } = await failure(pair.connection.numOfDomains());
      expect([ErrorNumber.RPC, ErrorNumber.SEXPR_SERIAL]).toContain(code);
      pair.xend.behave();
    }
    pair.xend.misbehave(answers("(Domain-0 web1)"), { when: ({ query }) => query.has("detail") });
    expect(await failure(pair.connection.listDomains())).toMatchObject({ code: ErrorNumber.RPC });
  });

  it("gives vcpus of another domain, or maps without end", async () => {
    await using pair = await startPair({ version: "4.1" });
    const { xend, connection } = pair;
    const { id } = xend.add(config("web1", uuidOf(1)), "running");
    const isVcpus = {
      when: ({ query }: { query: ReadonlyMap<string, string> }) => query.get("op") === "vcpuinfo",
    };
    xend.misbehave(answers("(domain (domid 7) (name web1) (vcpu_count 0))"), isVcpus);
    expect(await failure(connection.domainGetVcpus({ uuid: uuidOf(1) }))).toMatchObject({
      code: ErrorNumber.RPC,
    });
    const vcpu =
      "(vcpu (number 0) (online 1) (blocked 0) (running 1) (cpu_time -5) (cpu x) (cpumap (0 -1 7 4000000000 x)))";
    xend.misbehave(answers(`(domain (domid ${id}) (name web1) (vcpu_count 1) ${vcpu})`), isVcpus);
    expect(await connection.domainGetVcpus({ uuid: uuidOf(1) })).toEqual([
      { number: 0, state: 1, cpuTime: 0n, cpu: -1, cpumap: Uint8Array.of(0x81) },
    ]);
  });
});

describe("security", () => {
  it("warns of plain HTTP to another host, and not on this one", async () => {
    await using pair = await startPair({ version: "4.1" });
    expect(pair.warnings).toEqual([]);
    // Not by name a loopback address, and the same machine all the same.
    const elsewhere = pair.xend.uri.replace("127.0.0.1", "0.0.0.0");
    const warnings: LibvirtError[] = [];
    const connection = await openAt(elsewhere, {}, { warn: (warning) => warnings.push(warning) });
    await connection.close();
    expect(warnings).toMatchObject([{ level: 1, str1: "xend.plain-http", str2: elsewhere }]);
  });

  it("shows a password on request only, and never on a read-only connection", async () => {
    await using pair = await startPair({ version: "4.1" });
    const { connection, xend } = pair;
    const ref = await connection.domainCreateXML(
      domainXml("web1", uuidOf(1), "<graphics type='vnc' port='5901' passwd='hunter2'/>"),
      0,
    );
    expect(await connection.domainGetXMLDesc(ref, 0)).not.toContain("hunter2");
    expect(await connection.domainGetXMLDesc(ref, 1)).toContain("hunter2");
    const reader = await openAt(xend.uri, {}, { readOnly: true });
    expect(await failure(reader.domainGetXMLDesc!(ref, 1))).toMatchObject({
      code: ErrorNumber.OPERATION_DENIED,
    });
    expect(await reader.domainGetXMLDesc!(ref, 0)).not.toContain("hunter2");
    await reader.close();
  });

  it("does not go where a redirection points", async () => {
    await using pair = await startPair({ version: "4.1" });
    const redirection = "HTTP/1.1 301 Moved\r\nLocation: /xend/domain\r\nContent-length: 0\r\n\r\n";
    pair.xend.misbehave(xendFaults.replace(redirection));
    pair.xend.forget();
    expect(await failure(pair.connection.listDomains())).toMatchObject({
      code: ErrorNumber.HTTP_ERROR,
      int1: 301,
    });
    expect(pair.xend.requests.filter(({ target }) => target === "/xend/domain")).toEqual([]);
  });
});
