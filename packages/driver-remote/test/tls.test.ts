import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { type Certificate, Pki, pkiUnavailable } from "@libvirt-ts/testkit";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Transport } from "../src/client/transport.js";
import { connectTls } from "../src/transport/tls.js";
import { readTlsFiles } from "../src/transport/tls-files.js";

const reason = pkiUnavailable();
if (reason !== undefined && process.env.CI !== undefined && process.env.LIBVIRT_TS_NO_TOOLS === undefined)
  throw new Error(reason);
if (reason !== undefined) console.log(`skipped: TLS: ${reason}`);

describe.skipIf(reason !== undefined)("TLS", () => {
  const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-tls-"));
  const pki = reason === undefined ? new Pki(join(folder, "pki")) : (undefined as never);
  const stranger = reason === undefined ? new Pki(join(folder, "stranger")) : (undefined as never);
  const servers: Server[] = [];

  const local = { dnsNames: ["localhost"], addresses: ["127.0.0.1"] };
  const server = (
    request: { days?: number; dnsNames?: string[]; addresses?: string[] } = local,
  ): Certificate => pki.issue({ name: "server", purpose: "server", ...request });
  const client = (): Certificate => pki.issue({ name: "client", purpose: "client" });

  /** A server that demands a certificate, as libvirtd does, and then does as told. */
  async function listen(identity: Certificate, greet: (socket: TLSSocket) => void): Promise<number> {
    const listener = createServer(
      {
        ca: readFileSync(pki.ca),
        cert: readFileSync(identity.cert),
        key: readFileSync(identity.key),
        requestCert: true,
        rejectUnauthorized: true,
      },
      (socket) => {
        socket.on("error", () => undefined);
        greet(socket);
      },
    );
    servers.push(listener);
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    return (listener.address() as AddressInfo).port;
  }

  const connect = async (port: number, pkiPath: string, options = {}): Promise<Transport> =>
    connectTls({ host: "127.0.0.1", port, files: await readTlsFiles({ pkiPath }), ...options });
  const failure = async (opening: Promise<Transport>): Promise<LibvirtError> => {
    const error = await opening.then(
      (transport) => transport.destroy(),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(LibvirtError);
    return error as LibvirtError;
  };

  afterEach(async () => {
    for (const listener of servers.splice(0)) {
      listener.close();
      await once(listener, "close");
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("connects both ways once the server has accepted us", async () => {
    const port = await listen(server(), (socket) => {
      socket.write(Uint8Array.of(1));
      socket.on("data", (bytes) => socket.end(Buffer.concat([Buffer.from("echo "), bytes])));
    });
    const transport = await connect(port, pki.clientFolder("good", client()));
    expect(transport).toMatchObject({ secure: true, peer: `tls 127.0.0.1:${port}` });
    const heard: Uint8Array[] = [];
    await new Promise<void>((resolve) => {
      transport.start({ data: (bytes) => heard.push(bytes), drain: () => undefined, end: () => resolve() });
      transport.write([Buffer.from("hel"), Buffer.from("lo")]);
    });
    expect(Buffer.concat(heard).toString()).toBe("echo hello");
  });

  it("loses nothing that comes with the accepting byte", async () => {
    const port = await listen(server(), (socket) => socket.end(Buffer.from("\x01early")));
    const transport = await connect(port, pki.clientFolder("early", client()));
    const heard: Uint8Array[] = [];
    await new Promise<void>((resolve) => {
      transport.start({ data: (bytes) => heard.push(bytes), drain: () => undefined, end: () => resolve() });
    });
    expect(Buffer.concat(heard).toString()).toBe("early");
  });

  it.each([
    [
      "of another authority",
      () => stranger.issue({ name: "server", purpose: "server", ...local }),
      /not accepted/,
    ],
    ["that has ended", () => server({ ...local, days: -1 }), /not accepted: certificate has expired/],
    ["of another host", () => server({ dnsNames: ["elsewhere.example"] }), /not accepted: .*127\.0\.0\.1/],
  ])("refuses a server's certificate %s", async (_what, certificate, message) => {
    const port = await listen(certificate(), (socket) => socket.write(Uint8Array.of(1)));
    const error = await failure(connect(port, pki.clientFolder("client", client())));
    expect(error).toMatchObject({ code: ErrorNumber.AUTH_FAILED, nothingSent: true });
    expect(error.message).toMatch(message);
    const trusting = await connect(port, pki.clientFolder("trusting", client()), { noVerify: true });
    trusting.destroy();
  });

  it("refuses a server's certificate that was revoked", async () => {
    const identity = server();
    const port = await listen(identity, (socket) => socket.write(Uint8Array.of(1)));
    const files = await readTlsFiles({ pkiPath: pki.clientFolder("crl", client()) });
    const crl = readFileSync(pki.revoke(identity));
    const error = await failure(connectTls({ host: "127.0.0.1", port, files: { ...files, crl } }));
    expect(error.message).toMatch(/not accepted: .*revoked/);
  });

  it.each([
    ["no certificate", () => undefined],
    ["a certificate of another authority", () => stranger.issue({ name: "client", purpose: "client" })],
  ])("says that the server does not accept %s", async (_what, identity) => {
    const port = await listen(server(), (socket) => socket.write(Uint8Array.of(1)));
    const error = await failure(connect(port, pki.clientFolder("refused", identity())));
    expect(error.code).toBe(ErrorNumber.AUTH_FAILED);
    expect(error.message).toContain("does not accept us, by our certificate or our address");
  });

  it.each([
    ["hangs up", (socket: TLSSocket) => socket.end(), "it hangs up without a word"],
    [
      "says no",
      (socket: TLSSocket) => socket.end(Uint8Array.of(0)),
      "it answers 0 where 1 would say that it does",
    ],
  ])("says that a server %s after the handshake", async (_what, greet, words) => {
    const port = await listen(server(), greet);
    const error = await failure(connect(port, pki.clientFolder("unloved", client())));
    expect(error.message).toContain(words);
  });

  it("gives up a server that is silent, in the handshake and after it", async () => {
    const mute = createTcpServer(() => undefined).listen(0, "127.0.0.1");
    await once(mute, "listening");
    const pkiPath = pki.clientFolder("patient", client());
    const early = await failure(connect((mute.address() as AddressInfo).port, pkiPath, { timeout: 20 }));
    expect(early.code).toBe(ErrorNumber.OPERATION_TIMEOUT);
    mute.close();
    const port = await listen(server(), () => undefined);
    const controller = new AbortController();
    const opening = connect(port, pkiPath, { signal: controller.signal, timeout: 0 });
    servers[0]!.once("secureConnection", () => controller.abort());
    expect((await failure(opening)).code).toBe(ErrorNumber.OPERATION_ABORTED);
  });

  it("says who is not there", async () => {
    const port = await listen(server(), () => undefined);
    const [listener] = servers.splice(0);
    listener!.close();
    await once(listener!, "close");
    const error = await failure(connect(port, pki.clientFolder("alone", client())));
    expect(error).toMatchObject({ code: ErrorNumber.NO_CONNECT, cause: { code: "ECONNREFUSED" } });
  });

  it("finds the files where libvirt has them, and names those that are missing", async () => {
    const home = join(folder, "home");
    const system = join(folder, "system");
    await expect(readTlsFiles({ uid: 1000, home, system })).rejects.toThrow(
      `no CA certificate: expected ${home}/.pki/libvirt/cacert.pem or ${system}/CA/cacert.pem`,
    );
    await expect(readTlsFiles({ uid: 0, home, system })).rejects.toThrow(`expected ${system}/CA/cacert.pem`);
    const half = pki.clientFolder("half", client());
    rmSync(join(half, "clientkey.pem"));
    await expect(readTlsFiles({ pkiPath: half })).rejects.toThrow("has no key: expected");
    const { identity } = await readTlsFiles({ pkiPath: pki.clientFolder("anonymous") });
    expect(identity).toBeUndefined();
  });

  it("says what is wrong with our own files", async () => {
    const port = await listen(server(), () => undefined);
    const files = await readTlsFiles({ pkiPath: pki.clientFolder("own", client()) });
    const broken = { ...files, identity: { cert: Buffer.from("no certificate"), key: files.identity!.key } };
    const error = await failure(connectTls({ host: "127.0.0.1", port, files: broken }));
    expect(error.message).toContain("our own certificates cannot be used");
  });
});
