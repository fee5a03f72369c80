import { DomainState, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { XEND_VERSIONS, type XendFault, type XendRequest, xendFaults } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { config, domainXml, type Pair, shortTimeouts, startPair, uuidOf } from "./support.js";

async function failure(promise: Promise<unknown>): Promise<LibvirtError> {
  return promise.then(
    (value) => {
      throw new Error(`expected an error, got ${String(value)}`);
    },
    (error) => error,
  );
}

const op = (name: string) => (request: XendRequest) => request.form?.get("op") === name;
const names = ({ xend }: Pair) => xend.domains.map(({ name }) => name);
const password = "hunter2;&%'x";
const screen = `<graphics type='vnc' port='5901' passwd="${password.replaceAll("&", "&amp;")}"/>`;

describe.each(XEND_VERSIONS)("creating on xend %s", (version) => {
  it("makes, waits for devices, and lets run", async () => {
    await using pair = await startPair({ version });
    const ref = await pair.connection.domainCreateXML(domainXml("web1", uuidOf(1)), 0);
    expect(ref).toEqual({ uuid: uuidOf(1), name: "web1", id: 1 });
    const ops = pair.xend.requests.flatMap(({ form }) => form?.get("op") ?? []);
    expect(ops).toEqual(["create", "wait_for_devices", "unpause"]);
    expect(pair.xend.domains[1]).toMatchObject({
      name: "web1",
      state: "running",
      memory: 128,
      maxmem: 256,
      vcpus: 2,
    });
  });

  it("brings every character of the kernel's arguments to the guest", async () => {
    await using pair = await startPair({ version });
    await pair.connection.domainCreateXML(domainXml("web1"), 0);
    const [, [, , [, args]]] = [0, pair.xend.domains[1]!.image as never] as [
      number,
      [string, unknown, [string, string]],
    ];
    expect(args).toBe("ro a=1&b=2;c=3 +x 'q'");
  });

  it.each([
    [
      "wait_for_devices",
      xendFaults.status(500, "Request failed", "(xend.err 'no disk')", "application/sxp"),
      ErrorNumber.POST_FAILED,
    ],
    [
      "wait_for_devices",
      xendFaults.status(202, "Accepted", "(xend.err 'no disk')", "application/sxp"),
      ErrorNumber.POST_FAILED,
    ],
    ["wait_for_devices", xendFaults.stall(), ErrorNumber.OPERATION_TIMEOUT],
    ["wait_for_devices", xendFaults.reset, ErrorNumber.RPC],
    [
      "unpause",
      xendFaults.status(500, "Request failed", "(xend.err 'no')", "application/sxp"),
      ErrorNumber.POST_FAILED,
    ],
    ["create", xendFaults.reset, ErrorNumber.RPC],
    ["create", xendFaults.stall(), ErrorNumber.OPERATION_TIMEOUT],
    ["create", xendFaults.contentLength(-9), ErrorNumber.SEXPR_SERIAL],
  ] as readonly (readonly [string, XendFault, ErrorNumber])[])(
    "destroys again what failed in %s",
    async (step, fault, code) => {
      const timeouts = { ...shortTimeouts, devices: code === ErrorNumber.OPERATION_TIMEOUT ? 120 : 2000 };
      await using pair = await startPair({ version, listen: "unix" }, { timeouts });
      pair.xend.misbehave(fault, { when: op(step) });
      const error = await failure(pair.connection.domainCreateXML(domainXml("web1", uuidOf(1)), 0));
      expect(error).toMatchObject({ code });
      expect(error.message).toMatch(/destroyed again/);
      expect(names(pair)).toEqual(["Domain-0"]);
    },
  );

  it("destroys again what an abort interrupted", async () => {
    await using pair = await startPair({ version });
    const controller = new AbortController();
    pair.xend.misbehave(() => controller.abort(), { when: op("wait_for_devices") });
    const { signal } = controller;
    const error = await failure(pair.connection.domainCreateXML(domainXml("web1"), 0, { signal }));
    expect(error).toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    expect(error.message).toMatch(/destroyed again/);
    expect(names(pair)).toEqual(["Domain-0"]);
  });

  it.each([
    ["late", xendFaults.stall(), ErrorNumber.OPERATION_TIMEOUT],
    ["lost", xendFaults.reset, ErrorNumber.RPC],
  ] as const)("leaves a guest that may run already: the last reply is %s", async (_what, fault, code) => {
    const timeouts = { ...shortTimeouts, change: 120 };
    await using pair = await startPair({ version, listen: "unix" }, { timeouts });
    pair.xend.misbehave(fault, { when: op("unpause") });
    const error = await failure(pair.connection.domainCreateXML(domainXml("web1", uuidOf(1)), 0));
    expect(error).toMatchObject({ code, nothingSent: false });
    expect(error.message).toMatch(/unpausing.*unknown.*it may run already/);
    expect(pair.xend.domains[1]).toMatchObject({ name: "web1", state: "running" });
  });

  it("says so when even that fails", async () => {
    await using pair = await startPair({ version });
    pair.xend.misbehave(xendFaults.reset, { when: op("wait_for_devices"), unheard: true });
    pair.xend.misbehave(xendFaults.reset, { when: op("destroy"), unheard: true });
    const error = await failure(pair.connection.domainCreateXML(domainXml("web1"), 0));
    expect(error.message).toMatch(/may be left/);
    expect(pair.xend.domains[1]?.state).toBe("paused");
  });

  it("destroys nothing when xend refuses", async () => {
    await using pair = await startPair({ version });
    const xml = domainXml("web1", uuidOf(1)).replace("/boot/vmlinuz-xen", "/no/such/kernel");
    const error = await failure(pair.connection.domainCreateXML(xml, 0));
    expect(error).toMatchObject({ code: ErrorNumber.POST_FAILED });
    expect(error.message).toContain("Kernel image does not exist: /no/such/kernel");
    expect(pair.xend.requests.some(op("destroy"))).toBe(false);
  });

  it("takes neither name nor uuid from a domain that has it", async () => {
    await using pair = await startPair({ version });
    pair.xend.add(config("first", uuidOf(1)), "paused");
    for (const xml of [
      domainXml("first", uuidOf(2)),
      domainXml("second", uuidOf(1)),
      domainXml("first", uuidOf(1)),
    ]) {
      const error = await failure(pair.connection.domainCreateXML(xml, 0));
      expect(error).toMatchObject({ code: ErrorNumber.DOM_EXIST });
      expect(error.message).toContain("'first'");
    }
    expect(names(pair)).toEqual(["Domain-0", "first"]);
    expect(pair.xend.requests.some(op("create"))).toBe(false);
  });

  it("does not take a number for a name", async () => {
    await using pair = await startPair({ version });
    pair.xend.add(config("first", uuidOf(1)), "running");
    const ref = await pair.connection.domainCreateXML(domainXml("1", uuidOf(2)), 0);
    expect(ref).toEqual({ uuid: uuidOf(2), name: "1", id: 2 });
    expect(await pair.connection.domainLookupByID(1)).toEqual({ uuid: uuidOf(1), name: "first", id: 1 });
    expect(await pair.connection.domainLookupByName("1")).toEqual(ref);
    await pair.connection.domainSuspend({ uuid: uuidOf(1), name: "first", id: 1 });
    await pair.connection.domainDestroy({ uuid: uuidOf(1), name: "first", id: 1 }, 0);
    expect(names(pair)).toEqual(["Domain-0", "1"]);
  });

  it("knows the limit of a request before it sends", async () => {
    await using pair = await startPair({ version });
    const many = Array.from(
      { length: 200 },
      (_, n) => `<disk type='file'><source file='/srv/${"d".repeat(40)}${n}'/><target dev='xvd${n}'/></disk>`,
    );
    const error = await failure(
      pair.connection.domainCreateXML(domainXml("big", uuidOf(1), many.join("")), 0),
    );
    expect(error).toMatchObject({ code: ErrorNumber.OVERFLOW });
    expect(error.message).toMatch(/\d{5} bytes.*10000/);
    expect(pair.xend.requests.some(op("create"))).toBe(false);
  });

  it("never repeats a password, whatever xend says", async () => {
    await using pair = await startPair({ version });
    const xml = domainXml("web1", uuidOf(1), screen);
    for (const says of [
      `bad ['vncpasswd', '${password}'] here`,
      `what is ${password}?`,
      `(vncpasswd s3cret) (x`,
    ]) {
      const body = `(xend.err '${says.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}')`;
      pair.xend.misbehave(xendFaults.status(500, "Request failed", body, "application/sxp"), {
        when: op("create"),
        unheard: true,
      });
      const error = await failure(pair.connection.domainCreateXML(xml, 0));
      expect(error).toMatchObject({ code: ErrorNumber.POST_FAILED });
      expect(JSON.stringify(error) + String(error.stack)).not.toMatch(/hunter2|s3cret/);
      expect(error.message).toContain("***");
    }
  });

  it("does not create what the document does not allow", async () => {
    await using pair = await startPair({ version });
    const { connection, xend } = pair;
    const refused: readonly (readonly [string, ErrorNumber])[] = [
      ["<domain", ErrorNumber.XML_DETAIL],
      ["<domain type='xen'><name>x</name><memory>65536</memory></domain>", ErrorNumber.NO_OS],
      [domainXml("x").replace("type='xen'", "type='kvm'"), ErrorNumber.CONFIG_UNSUPPORTED],
      [domainXml("x", "00000000-0000-0000-0000-000000000000"), ErrorNumber.INVALID_ARG],
      [domainXml("x").replace("linux", "windows"), ErrorNumber.OS_TYPE],
    ];
    for (const [xml, code] of refused) {
      expect(await failure(connection.domainCreateXML(xml, 0)), xml).toMatchObject({ code });
    }
    expect(await failure(connection.domainCreateXML(domainXml("x"), 1))).toMatchObject({
      code: ErrorNumber.ARGUMENT_UNSUPPORTED,
    });
    expect(xend.requests.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("warns of what a configuration cannot say", async () => {
    await using pair = await startPair({ version });
    await pair.connection.domainCreateXML(domainXml("web1", uuidOf(1), "<memballoon model='none'/>"), 0);
    expect(pair.warnings.map(({ message }) => message).join()).toMatch(/memballoon/);
    expect(pair.warnings.every(({ level }) => level === 1)).toBe(true);
  });
});

describe.each(["3.0.4", "3.1", "3.4", "4.1", "4.4"] as const)("defining on xend %s", (version) => {
  it("and creating with the same name and uuid starts the defined domain", async () => {
    await using pair = await startPair({ version });
    await pair.connection.domainDefineXML(domainXml("web1", uuidOf(1)), 0);
    expect(await pair.connection.domainCreateXML(domainXml("web1", uuidOf(1)), 0)).toMatchObject({ id: 1 });
    expect(names(pair)).toEqual(["Domain-0", "web1"]);
    expect(await failure(pair.connection.domainCreateXML(domainXml("other", uuidOf(1)), 0))).toMatchObject({
      code: ErrorNumber.DOM_EXIST,
    });
  });

  it("gives a domain without a uuid one of its own", async () => {
    await using pair = await startPair({ version });
    const one = await pair.connection.domainDefineXML(domainXml("one"), 0);
    const two = await pair.connection.domainDefineXML(domainXml("two"), 0);
    expect(one.uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.uuid).not.toBe(two.uuid);
    expect(await pair.connection.listDefinedDomains()).toEqual(["one", "two"]);
  });

  it("a start that fails leaves the domain as it was", async () => {
    await using pair = await startPair({ version });
    const ref = await pair.connection.domainDefineXML(
      domainXml("web1").replace("/boot/vmlinuz-xen", "/no/such/kernel"),
      0,
    );
    expect(await failure(pair.connection.domainCreate(ref, 0))).toMatchObject({
      code: ErrorNumber.POST_FAILED,
    });
    expect((await pair.connection.domainGetInfo(ref)).state).toBe(DomainState.SHUTOFF);
  });
});
