/** A peer that is no xend, or a bad one: clear errors, in time, in memory that does not grow with what it sends. */
import { ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { type XendFault, xendFaults } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { createXendDriver } from "../src/index.js";
import { config, domainXml, openAt, startPair, uuidOf } from "./support.js";

const timeouts = { connect: 1000, query: 1000, change: 1000, devices: 1000, image: 1000 };
const web = { uuid: uuidOf(1), name: "web1" };

async function failure(promise: Promise<unknown>): Promise<LibvirtError> {
  return promise.then(
    (value) => {
      throw new Error(`expected an error, got ${String(value).slice(0, 100)}`);
    },
    (error) => error,
  );
}

const sxp = (body: string): XendFault => xendFaults.status(200, "OK", body, "application/sxp");

/** The same bytes again and again, for as long as they are taken. */
const forever =
  (head: string, piece: string): XendFault =>
  (socket) => {
    const block = piece.repeat(1000);
    socket.write(head);
    const pump = () => {
      while (!socket.destroyed && socket.write(block));
    };
    socket.on("drain", pump);
    pump();
  };

const chunkedHead = "HTTP/1.1 200 OK\r\nContent-type: application/sxp\r\nTransfer-Encoding: chunked\r\n\r\n";

describe("what is no reply of xend's", () => {
  it.each([
    [
      "compressed",
      xendFaults.replace(
        "HTTP/1.1 200 OK\r\nContent-type: application/sxp\r\nContent-Encoding: gzip\r\nContent-length: 3\r\n\r\n\x1f\x8b\x08",
      ),
      /gzip/,
    ],
    ["trailers without end", forever(`${chunkedHead}0\r\n`, "X-Trailer: y\r\n"), /not HTTP/],
    ["headers without end", forever("HTTP/1.1 200 OK\r\n", "X-Header: y\r\n"), /not HTTP/],
    [
      "another protocol from here on",
      xendFaults.replace("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
      /./,
    ],
    [
      "no content, and no word about it",
      xendFaults.replace("HTTP/1.1 204 No Content\r\n\r\n"),
      /Content-Length/,
    ],
    ["more items than there can be domains", sxp(`(${"a ".repeat(200_000)})`), /more than 100000/],
  ])("%s is said so", async (_what, fault, message) => {
    await using pair = await startPair({ version: "4.1" }, {});
    pair.xend.misbehave(fault, { times: 2, when: ({ query }) => query.get("state") === "halted" });
    const error = await failure(pair.connection.listDefinedDomains());
    expect(error).toMatchObject({ code: ErrorNumber.RPC });
    expect(error.message).toMatch(message);
    pair.xend.behave();
    expect(await pair.connection.listDefinedDomains()).toEqual([]);
  });

  it.each([
    ["promises without end", forever("", "HTTP/1.1 102 Processing\r\n\r\n")],
    ["one chunk's extension without end", forever(`${chunkedHead}1;`, "extension")],
    [
      "an error without end",
      forever(`${chunkedHead.replace("200", "500")}`, "7d0\r\n".concat("x".repeat(2000), "\r\n")),
    ],
  ])("%s end with the time", async (_what, fault) => {
    await using pair = await startPair({ version: "4.1" }, { timeouts });
    pair.xend.misbehave(fault, { times: 2 });
    const error = await failure(pair.connection.listDefinedDomains());
    expect([ErrorNumber.OPERATION_TIMEOUT, ErrorNumber.RPC]).toContain(error.code);
    pair.xend.behave();
    expect(await pair.connection.listDefinedDomains()).toEqual([]);
  });
});

describe("numbers that cannot be", () => {
  it("of the host's CPUs make no map of that length", async () => {
    await using pair = await startPair({ version: "4.1" }, { timeouts });
    const { xend } = pair;
    xend.add(config("web1", uuidOf(1)), "running");
    const node =
      "(node (machine x86_64) (nr_cpus 999999999999999) (xen_major 4) (xen_minor 1) (xen_extra .6) (xend_config_format 4))";
    xend.misbehave(sxp(node));
    const connection = await openAt(xend.uri, { timeouts });
    const [vcpu] = await connection.domainGetVcpus!(web);
    expect(vcpu?.cpumap.length).toBeLessThanOrEqual(512);
    await connection.close();
  });

  it.each(["(vcpu (online 1))", "(vcpu (number -1))", "(vcpu (number x))", "(vcpu (number 99999999999))"])(
    "of a vcpu are an error: %s",
    async (vcpu) => {
      await using pair = await startPair({ version: "4.1" }, { timeouts });
      pair.xend.add(config("web1", uuidOf(1)), "running");
      const reply = sxp(`(domain (domid 1) (name web1) (vcpu_count 1) ${vcpu})`);
      pair.xend.misbehave(reply, { when: ({ query }) => query.get("op") === "vcpuinfo" });
      expect(await failure(pair.connection.domainGetVcpus(web))).toMatchObject({ code: ErrorNumber.RPC });
    },
  );

  it.each([
    ["(xen_major 4) (xen_minor 0) (xen_extra -rc3)", 4_000_000],
    ["(xen_major 3) (xen_minor 4) (xen_extra .0-rc3-pre)", 3_004_000],
    ["(xen_major 3) (xen_minor 0) (xen_extra .4-1)", 3_000_004],
    ["(xen_major x) (xen_extra 12)", 0],
  ])("of Xen's version count as none: %s", async (fields, expected) => {
    await using pair = await startPair({ version: "4.1" }, { timeouts });
    pair.xend.misbehave(sxp(`(node (nr_cpus 1) ${fields} (xend_config_format 4))`));
    const connection = await openAt(pair.xend.uri, { timeouts });
    expect(await connection.getVersion!()).toBe(expected);
    await connection.close();
  });
});

it("asks for nothing more once a listing has failed", async () => {
  await using pair = await startPair({ version: "3.0.4" }, { timeouts });
  const { xend, connection } = pair;
  for (let n = 1; n <= 60; n++) xend.add(config(`web${n}`, uuidOf(n)), "paused");
  const isLookUp = ({ path }: { path: readonly string[] }) => path[2]?.startsWith("web") === true;
  xend.misbehave(xendFaults.status(200, "OK", "(xend.err 'no')", "application/sxp"), {
    when: isLookUp,
    times: 60,
  });
  expect(await failure(connection.listAllDomains(0))).toMatchObject({ code: ErrorNumber.GET_FAILED });
  xend.behave();
  await connection.domainLookupByName("Domain-0");
  const asked = xend.requestCount;
  await connection.domainLookupByName("Domain-0");
  expect(xend.requestCount).toBe(asked + 1);
  expect(xend.requests.filter(isLookUp).length).toBeLessThan(20);
});

describe("a password of any characters", () => {
  const password = "ape'bear\\cat\"dog";
  const graphics = `<graphics type='vnc' port='5901' passwd="${password.replaceAll('"', "&quot;")}"/>`;
  const twice = (text: string) => text.replace(/['"\\]/g, "\\$&");

  it.each([
    ["as it is", password],
    ["in quotes", `'${twice(password)}'`],
    ["in quotes within quotes", `'${twice(twice(password))}'`],
    ["percent-encoded", encodeURIComponent(password)],
    ["with characters as numbers", "ape\\x27bear\\x5ccat\\x22dog"],
    ["cut short", `(vncpasswd 'ape\\'bear`],
  ])("is in no error: %s", async (_how, repeated) => {
    await using pair = await startPair({ version: "4.1" }, { timeouts });
    const body = `(xend.err '${`bad value ${repeated} here`.replace(/['\\]/g, "\\$&")}')`;
    pair.xend.misbehave(xendFaults.status(500, "Request failed", body, "application/sxp"), {
      when: ({ method }) => method === "POST",
      times: 2,
    });
    const xml = domainXml("web1", uuidOf(1), graphics);
    const error = await failure(pair.connection.domainDefineXML(xml, 0));
    expect(error.message).toMatch(/bad value/);
    expect(error.message).not.toMatch(/ape|bear|cat|dog/);
  });
});

it("shows xend's words without what would command a terminal", async () => {
  await using pair = await startPair({ version: "4.1" }, { timeouts });
  const body = "(xend.err 'no\\x1b[31m\\nway')".replace("\\x1b", "\\033");
  pair.xend.misbehave(xendFaults.status(500, "Request failed", body, "application/sxp"));
  const error = await failure(pair.connection.listDomains());
  expect(error.message).toContain("no [31m\nway");
});

describe("options", () => {
  it.each([{ connections: 0 }, { connections: 1.5 }, { connections: Number.NaN }])(
    "that cannot be meant are refused: %o",
    (options) => {
      expect(() => createXendDriver(options)).toThrow(RangeError);
    },
  );

  it.each([-1, 0, Number.NaN])("refuse a time-out of %s", (query) => {
    expect(() => createXendDriver({ timeouts: { query } })).toThrow(RangeError);
  });

  it.each([Number.POSITIVE_INFINITY, 2 ** 40, undefined])("take a time-out of %s", async (time) => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on("warning", listen);
    const given = { query: time, connect: time } as { query: number; connect: number };
    await using pair = await startPair({ version: "4.1" }, { timeouts: given });
    expect(await pair.connection.listDomains()).toEqual([0]);
    await new Promise(setImmediate);
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });
});
