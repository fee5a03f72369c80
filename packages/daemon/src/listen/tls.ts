import { createSecureContext, createServer, type TLSSocket } from "node:tls";
import type { ListenerOptions, TlsListener } from "./address.js";
import { HalfOpen } from "./half-open.js";
import { type Doorkeeper, type Listener, listenAt } from "./listener.js";

const defaultPort = 16_514;

/** What a server says after the handshake: the certificate is accepted. */
const accepted = Buffer.of(1);

/** Milliseconds for a handshake. */
const handshakeTimeout = 30_000;

/** Without an authority it would let in everybody. */
export function checkTls({ host, descriptor, tls }: TlsListener): void {
  const where = `tls ${host ?? descriptor}`;
  if (tls.ca === undefined) throw new Error(`${where}: no authority is named whose clients may come`);
  checkCertificates(tls, where);
}

/** Whether certificates and keys are some, and fit. */
export function checkCertificates(tls: TlsListener["tls"], where: string): void {
  try {
    createSecureContext(tls);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${where}: the certificates are of no use: ${message.replace(/^error:[^:]*:/, "")}`, {
      cause: error,
    });
  }
}

/** A port for clients with a certificate of our authorities. */
export async function listenTls(options: TlsListener, keeper: Doorkeeper): Promise<Listener> {
  const { port = defaultPort, tls } = options;
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: true, ...tlsManners });
  const halfOpen = new HalfOpen(server);
  server.on("secureConnection", (stream: TLSSocket) => {
    halfOpen.isThrough(stream);
    stream.setNoDelay(true);
    const user = commonName(stream);
    const peer = user ?? `${stream.remoteAddress}`;
    keeper.welcome({ stream, peer, user, accept: () => stream.write(accepted) });
  });
  server.on("tlsClientError", ({ message }) => keeper.log("warn", "a handshake failed", { reason: message }));
  const listener = await listenAt(server, "tls", { ...options, port }, keeper, halfOpen);
  return { ...listener, update: (now) => server.setSecureContext(certificatesOf(now)) };
}

/** How we speak TLS. */
export const tlsManners = { minVersion: "TLSv1.2", handshakeTimeout } as const;

/** The certificates of a listener, for those who come from now on. */
export function certificatesOf(options: ListenerOptions): NonNullable<TlsListener["tls"]> {
  return {
    ...("tls" in options ? options.tls : {}),
    minVersion: tlsManners.minVersion,
  } as TlsListener["tls"];
}

/** What a client's certificate calls him. */
export function commonName(socket: TLSSocket): string | undefined {
  const { subject } = socket.getPeerCertificate();
  const name: unknown = subject?.CN;
  return typeof name === "string" ? name : undefined;
}
