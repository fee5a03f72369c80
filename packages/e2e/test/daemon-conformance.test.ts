import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLibvirt, libvirt } from "@libvirt-ts/core";
import { type ListenerOptions, serve } from "@libvirt-ts/daemon";
import { defineDriver, isOperationName } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { connectOver } from "@libvirt-ts/driver-remote";
import { connectWebSocket, type WebSocketLike } from "@libvirt-ts/driver-remote/web-transport";
import { isLongRun, Pki, pkiUnavailable } from "@libvirt-ts/testkit";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, describe, test } from "vitest";
import { WebSocket } from "ws";
import { documents } from "../../driver-test/test/documents.js";

const folder = mkdtempSync(join(tmpdir(), "daemon-conformance-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A way to a daemon: a listener of its own, and core over driver-remote to its address. */
interface Way {
  listener(): ListenerOptions;
  open(address: string): ReturnType<typeof libvirt.openOperations>;
}

const port = { host: "127.0.0.1", port: 0 } as const;

/** driver-remote over a socket that is no part of a URI. */
const overWebSocket = (url: string) =>
  createLibvirt({
    drivers: [
      defineDriver({
        name: "Remote",
        version: 1,
        accepts: () => true,
        open: async ({ readOnly }) => {
          const webSocket = (to: string) => new WebSocket(to) as WebSocketLike;
          return connectOver(await connectWebSocket(url, { webSocket }), {
            name: "test:///default",
            readOnly,
          });
        },
      }),
    ],
  }).openOperations("test:///default");

const ways: Record<string, Way> = {
  unix: {
    listener: () => ({ type: "unix", path: join(folder, randomUUID().slice(0, 8)) }),
    open: (address) => libvirt.openOperations(`test+unix:///default?socket=${address.replace("unix:", "")}`),
  },
  tcp: {
    listener: () => ({ type: "tcp", ...port }),
    open: (address) => libvirt.openOperations(`test+tcp://${address.replace("tcp:", "")}/default`),
  },
  WebSocket: {
    listener: () => ({ type: "websocket", ...port }),
    open: (address) => overWebSocket(`ws://${address.replace("ws:", "")}/`),
  },
};

const noPki = pkiUnavailable();
if (noPki !== undefined) console.log(`skipped: the daemon over TLS: ${noPki}`);
else {
  const pki = new Pki(join(folder, "pki"));
  const server = pki.issue({ name: "server", purpose: "server", addresses: ["127.0.0.1"] });
  const client = pki.clientFolder("client", pki.issue({ name: "client", purpose: "client" }));
  const [ca, cert, key] = [pki.ca, server.cert, server.key].map((file) => readFileSync(file));
  ways.TLS = {
    listener: () => ({ type: "tls", ...port, tls: { ca: ca!, cert: cert!, key: key! } }),
    open: (address) =>
      libvirt.openOperations(`test+tls://${address.replace("tls:", "")}/default?pkipath=${client}`),
  };
}

/** A daemon of its own for each connection, as each has a node of its own. */
async function open(way: Way) {
  const daemon = await serve(libvirt, { uris: ["test:///default"], listeners: [way.listener()] });
  const connection = await way.open(daemon.addresses[0]!);
  return {
    ...connection,
    async close() {
      await connection.close();
      await daemon.close();
    },
  };
}

const local = await libvirt.openOperations("test:///default");
// The clients of a daemon share its connection: none of them says who all of them are.
const supports: OperationName[] = Object.keys(local)
  .filter(isOperationName)
  .filter((name) => name !== "setIdentity");
await local.close();

/** What differs from transport to transport: many and large messages, streams of both ways, events, ends. */
const telling =
  /^(get|is|list)|^domain(Define|Create|Destroy|Undefine|LookupBy|Get(Info|XMLDesc)|Events|Open|Screenshot|Memory)|^storage(Pool|Vol)(Define|Create|LookupBy|Get|Upload|Download)/;

const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);
const domainXML = (name: string, uuid: string) =>
  `<domain type='test'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>1048576</memory>` +
  "<vcpu>1</vcpu><os><type>hvm</type></os></domain>";

describe.each(Object.entries(ways))(
  "core over driver-remote over %s over the daemon over the test driver conforms to the contract",
  (name, way) => {
    suite({
      test,
      open: () => open(way),
      // The whole list over one of them: calls are the same bytes over all.
      supports:
        isLongRun || name === "unix" ? supports : supports.filter((operation) => telling.test(operation)),
      fixtures: {
        active: async (conn) => conn.domainLookupByName!("test"),
        inactive: async (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
        domainXML,
        ...documents,
        path: (name) => join(folder, `${name}-${randomUUID()}`),
      },
    });
  },
);
