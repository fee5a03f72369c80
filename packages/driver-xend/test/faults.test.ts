import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainState, ErrorNumber, type LibvirtError } from "@libvirt-ts/driver";
import { type XendFault, xendFaults } from "@libvirt-ts/testkit";
import { describe, expect, it } from "vitest";
import { connectError } from "../src/errors.js";
import { HttpFailure } from "../src/http/failure.js";
import { config, domainXml, openAt, type Pair, startPair, uuidOf } from "./support.js";

const timeouts = { connect: 400, query: 400, change: 400, devices: 400, image: 400 };
const web = { uuid: uuidOf(1), name: "web1" };

async function prepare(version: "3.0.4" | "3.1" | "4.1" = "3.0.4"): Promise<Pair> {
  const pair = await startPair({ version, listen: "unix" }, { timeouts });
  pair.xend.add(config("web1", uuidOf(1)), "running");
  return pair;
}

async function failure(promise: Promise<unknown>): Promise<LibvirtError> {
  return promise.then(
    (value) => {
      throw new Error(`expected an error, got ${String(value)}`);
    },
    (error) => error,
  );
}

const isPost = { when: ({ method }: { method: string }) => method === "POST" };
const html = "<html><head></head><body>xend</body></html>";

/** Faults with the code that a list and a change end in. */
const faults: readonly (readonly [string, XendFault, get: ErrorNumber, post: ErrorNumber])[] = [
  ["reset", xendFaults.reset, ErrorNumber.RPC, ErrorNumber.RPC],
  ["an early end", xendFaults.cut(0), ErrorNumber.RPC, ErrorNumber.RPC],
  ["a cut head", xendFaults.cut(20), ErrorNumber.RPC, ErrorNumber.RPC],
  ["silence", xendFaults.stall(), ErrorNumber.OPERATION_TIMEOUT, ErrorNumber.OPERATION_TIMEOUT],
  [
    "silence after the status line",
    xendFaults.stall(17),
    ErrorNumber.OPERATION_TIMEOUT,
    ErrorNumber.OPERATION_TIMEOUT,
  ],
  [
    "one byte a second",
    xendFaults.trickle(1000),
    ErrorNumber.OPERATION_TIMEOUT,
    ErrorNumber.OPERATION_TIMEOUT,
  ],
  [
    "a length that is too great",
    xendFaults.contentLength(7),
    ErrorNumber.OPERATION_TIMEOUT,
    ErrorNumber.OPERATION_TIMEOUT,
  ],
  ["no length", xendFaults.noContentLength, ErrorNumber.RPC, ErrorNumber.RPC],
  ["a garbage status line", xendFaults.replace("HTTP/1.1 OK\r\n\r\n"), ErrorNumber.RPC, ErrorNumber.RPC],
  ["another protocol", xendFaults.replace("220 smtp ready\r\n"), ErrorNumber.RPC, ErrorNumber.RPC],
  ["a web page", xendFaults.status(200, "OK", html, "text/html"), ErrorNumber.RPC, ErrorNumber.RPC],
  ["plain text", xendFaults.status(200, "OK", "hello", "text/plain"), ErrorNumber.RPC, ErrorNumber.RPC],
  [
    "no expression",
    xendFaults.status(200, "OK", "((", "application/sxp"),
    ErrorNumber.SEXPR_SERIAL,
    ErrorNumber.SEXPR_SERIAL,
  ],
  ["a redirection", xendFaults.status(302, "Found"), ErrorNumber.HTTP_ERROR, ErrorNumber.HTTP_ERROR],
  [
    "500 without a word",
    xendFaults.status(500, "Internal server error"),
    ErrorNumber.HTTP_ERROR,
    ErrorNumber.HTTP_ERROR,
  ],
  [
    "500 with a web page",
    xendFaults.status(500, "Oops", html, "text/html"),
    ErrorNumber.HTTP_ERROR,
    ErrorNumber.HTTP_ERROR,
  ],
  [
    "an error of xend",
    xendFaults.status(500, "Request failed", "(xend.err 'no')", "application/sxp"),
    ErrorNumber.GET_FAILED,
    ErrorNumber.POST_FAILED,
  ],
  [
    "an error in a success",
    xendFaults.status(202, "Accepted", '(xend.err "it\'s no")', "application/sxp"),
    ErrorNumber.GET_FAILED,
    ErrorNumber.POST_FAILED,
  ],
  [
    "404",
    xendFaults.status(404, "Not found", "Not found: domain"),
    ErrorNumber.HTTP_ERROR,
    ErrorNumber.NO_DOMAIN,
  ],
  ["406", xendFaults.status(406, "Invalid request"), ErrorNumber.HTTP_ERROR, ErrorNumber.HTTP_ERROR],
  ["413", xendFaults.status(413, "Request entity too large"), ErrorNumber.OVERFLOW, ErrorNumber.OVERFLOW],
  [
    "501",
    xendFaults.status(501, "Operation not implemented: x"),
    ErrorNumber.NO_SUPPORT,
    ErrorNumber.NO_SUPPORT,
  ],
  ["403", xendFaults.status(403, "Forbidden"), ErrorNumber.ACCESS_DENIED, ErrorNumber.ACCESS_DENIED],
];

describe("a fault ends in its error, in time, and the connection works afterwards", () => {
  it.each(faults)("%s, reading", async (_what, fault, code) => {
    await using pair = await prepare();
    const { xend, connection } = pair;
    xend.misbehave(fault, { times: 4 });
    expect(await failure(connection.listDomains())).toMatchObject({ code, level: 2 });
    xend.behave();
    expect(await connection.listDomains()).toEqual([0, 1]);
  });

  it.each(faults)("%s, changing", async (_what, fault, _get, code) => {
    await using pair = await prepare();
    const { xend, connection } = pair;
    xend.misbehave(fault, isPost);
    expect(await failure(connection.domainSuspend(web))).toMatchObject({ code });
    expect(xend.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect((await connection.domainGetInfo(web)).state).toBe(DomainState.PAUSED);
    await connection.domainResume(web);
  });

  it("says that the outcome of a change is unknown, and only of a change", async () => {
    await using pair = await prepare();
    pair.xend.misbehave(xendFaults.reset, isPost);
    expect((await failure(pair.connection.domainSuspend(web))).message).toMatch(
      /pause of 'web1'.*is unknown/,
    );
    pair.xend.misbehave(xendFaults.reset, { times: 2 });
    expect((await failure(pair.connection.nodeGetInfo())).message).not.toMatch(/unknown/);
  });
});

it("notices a reply that is cut at any byte, and a length that is too small by any", async () => {
  await using pair = await prepare();
  const { xend, connection } = pair;
  const isLookUp = ({ path }: { path: readonly string[] }) => path.length === 3;
  let whole: Buffer = Buffer.alloc(0);
  xend.misbehave(
    (socket, reply) => {
      whole = reply;
      socket.end(reply);
    },
    { when: isLookUp },
  );
  const info = await connection.domainGetInfo(web);
  const head = whole.indexOf("\r\n\r\n") + 4;
  for (let length = 0; length < whole.length; length++) {
    xend.misbehave(xendFaults.cut(length), { when: isLookUp, times: 2 });
    expect(await failure(connection.domainGetInfo(web)), `cut to ${length} bytes`).toMatchObject({
      code: ErrorNumber.RPC,
    });
  }
  for (let missing = 1; missing < whole.length - head; missing += 7) {
    xend.misbehave(xendFaults.contentLength(-missing), { when: isLookUp });
    const { code } = await failure(connection.domainGetInfo(web));
    expect(code, `length less by ${missing}`).toBe(ErrorNumber.SEXPR_SERIAL);
  }
  expect(await connection.domainGetInfo(web)).toEqual(info);
});

describe("large replies", () => {
  const huge = { connect: 300, query: 20_000, change: 300, devices: 300, image: 300 };
  const size = 100_000_000;
  const listed = ({ query }: { query: ReadonlyMap<string, string> }) => query.get("detail") === "1";

  it("of 100 MB are read domain by domain", async () => {
    await using pair = await startPair({ version: "4.1" }, { timeouts: huge });
    const domain = `(domain (domid 7) (name big) (uuid ${uuidOf(7)}) (vcpus 1) (memory 64) (maxmem 64) (state -b----) (image (linux (kernel /boot/${"k".repeat(3000)}))))`;
    pair.xend.misbehave(xendFaults.huge(size, `${domain} `), { when: listed });
    const rows = await pair.connection.listAllDomains(0);
    expect(rows.map(({ ref }) => ref.id)).toEqual([0, 7]);
  });

  it("of 100 MB that are one word, one domain or one refusal end early", async () => {
    await using pair = await startPair({ version: "4.1" }, { timeouts: huge });
    const { xend, connection } = pair;
    xend.misbehave(xendFaults.huge(size, "x"), { when: listed });
    expect(await failure(connection.listDomains())).toMatchObject({ code: ErrorNumber.SEXPR_SERIAL });
    xend.misbehave(xendFaults.huge(size, "(a b)", "(domain "), { when: ({ path }) => path[2] === "web1" });
    expect(await failure(connection.domainLookupByName("web1"))).toMatchObject({
      code: ErrorNumber.SEXPR_SERIAL,
    });
    xend.misbehave(xendFaults.huge(size, "(", "", ""), { when: listed });
    expect(await failure(connection.listDomains())).toMatchObject({ code: ErrorNumber.SEXPR_SERIAL });
    expect(await connection.listDomains()).toEqual([0]);
  });
});

describe("a daemon that is away", () => {
  it.each([
    ["a socket that does not exist", "/nonexistent/xend-socket", "ENOENT"],
    ["a port where nobody listens", "http://127.0.0.1:1/", "ECONNREFUSED"],
  ])("cannot be connected to: %s", async (_what, uri, code) => {
    const error = await failure(openAt(uri));
    expect(error).toMatchObject({ code: ErrorNumber.NO_CONNECT, str2: uri, cause: { code } });
  });

  it("names the socket's mode and owner where we may not connect", () => {
    const folder = mkdtempSync(join(tmpdir(), "xend-mode-"));
    const path = join(folder, "xend-socket");
    writeFileSync(path, "", { mode: 0o600 });
    const refused = Object.assign(new Error("no"), { code: "EACCES" });
    const failed = new HttpFailure("connect", "cannot connect (EACCES)", false, { cause: refused });
    const error = connectError(failed, { kind: "unix", path });
    rmSync(folder, { recursive: true });
    expect(error).toMatchObject({ code: ErrorNumber.ACCESS_DENIED, str2: path, nothingSent: true });
    expect(error.message).toContain(`(${path}: mode 0600, owner ${process.getuid?.()})`);
  });

  it("names a host that nobody knows", async () => {
    const error = await failure(openAt("http://nobody.invalid/"));
    expect([ErrorNumber.UNKNOWN_HOST, ErrorNumber.NO_CONNECT]).toContain(error.code);
  });

  it("is found again when it is back, between requests and after one that it died in", async () => {
    await using pair = await prepare();
    const { xend, connection } = pair;
    await xend.stop();
    expect(await failure(connection.listDomains())).toMatchObject({
      code: ErrorNumber.NO_CONNECT,
      cause: { code: "ENOENT" },
    });
    await xend.start();
    expect(await connection.listDomains()).toEqual([0, 1]);
    const restart: XendFault = () => void xend.stop().then(() => xend.start());
    xend.misbehave(restart, isPost);
    expect(await failure(connection.domainSuspend(web))).toMatchObject({ code: ErrorNumber.RPC });
    expect((await connection.domainGetInfo(web)).state).toBe(DomainState.PAUSED);
    await connection.domainResume(web);
  });

  it("is not taken for a xend when something else answers", async () => {
    await using pair = await startPair({ version: "4.1" });
    pair.xend.misbehave(xendFaults.status(200, "OK", html, "text/html"));
    expect(await failure(openAt(pair.xend.uri))).toMatchObject({ code: ErrorNumber.RPC });
    pair.xend.misbehave(xendFaults.status(200, "OK", "(directory)", "application/sxp"));
    expect(await failure(openAt(pair.xend.uri))).toMatchObject({ code: ErrorNumber.RPC });
    pair.xend.misbehave(xendFaults.stall());
    expect(await failure(openAt(pair.xend.uri, { timeouts }))).toMatchObject({
      code: ErrorNumber.OPERATION_TIMEOUT,
    });
  });
});

describe("a missing domain", () => {
  it.each(["3.0.4", "3.1", "4.1"] as const)(
    "is no domain in %s, even where xend only says 500",
    async (version) => {
      await using pair = await prepare(version);
      for (const sought of [
        pair.connection.domainLookupByName("none"),
        pair.connection.domainLookupByID(99),
        pair.connection.domainLookupByUUID(uuidOf(99)),
        pair.connection.domainSuspend({ uuid: uuidOf(99), name: "web1", id: 1 }),
      ]) {
        expect(await failure(sought)).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
      }
    },
  );

  it("and a domain that vanishes between look and deed are told alike", async () => {
    await using pair = await prepare("3.1");
    pair.xend.misbehave(xendFaults.status(500, "Internal server error"), { ...isPost, unheard: true });
    expect(await failure(pair.connection.domainSuspend(web))).toMatchObject({ code: ErrorNumber.NO_DOMAIN });
  });
});

describe("aborting", () => {
  it("a change says what may have happened", async () => {
    await using pair = await prepare();
    const controller = new AbortController();
    pair.xend.misbehave(() => controller.abort(), isPost);
    const error = await failure(pair.connection.domainSuspend(web, { signal: controller.signal }));
    expect(error).toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    expect(error.message).toMatch(/unknown/);
    expect((await pair.connection.domainGetInfo(web)).state).toBe(DomainState.PAUSED);
  });

  it("opening is possible", async () => {
    await using pair = await prepare();
    const controller = new AbortController();
    pair.xend.misbehave(() => controller.abort());
    const error = await failure(openAt(pair.xend.uri, {}, { signal: controller.signal }));
    expect(error).toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
  });
});

it("refuses everything once it is closed", async () => {
  const pair = await prepare();
  await pair[Symbol.asyncDispose]();
  expect(await failure(pair.connection.listDomains())).toMatchObject({ code: ErrorNumber.INVALID_CONN });
  expect(await failure(pair.connection.domainCreateXML(domainXml("late"), 0))).toMatchObject({
    code: ErrorNumber.INVALID_CONN,
  });
});
