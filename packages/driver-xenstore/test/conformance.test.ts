import { type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { Xenstored } from "@libvirt-ts/testkit";
import { it } from "vitest";
import { XenstoreClient } from "../src/client/index.js";
import { createXenstoreDriver } from "../src/index.js";
import { LINUX1, loadHost } from "./host.js";
import { eachDaemon } from "./support.js";

const supports: OperationName[] = [
  "listDomains",
  "numOfDomains",
  "listAllDomains",
  "domainLookupByID",
  "domainLookupByUUID",
  "domainLookupByName",
  "domainGetInfo",
  "domainGetMaxMemory",
  "domainGetOSType",
  "domainSetMemory",
  "domainSetVcpus",
  "domainEvents",
];

eachDaemon("the contract on %s", (kind) => {
  let daemon: Xenstored;

  /** A daemon for each connection, gone with it. */
  async function open(): Promise<DriverConnection> {
    const own = await Xenstored.start(kind);
    daemon = own;
    const client = await XenstoreClient.connect({ endpoint: own.socketPath });
    await loadHost(client);
    await client.close();
    const conn = await createXenstoreDriver({ endpoint: own.socketPath, connectTimeout: 100 }).open({
      uri: undefined,
      readOnly: false,
      peers: noPeers,
      warn: () => undefined,
    });
    return {
      ...conn,
      close: async () => {
        await conn.close();
        await own[Symbol.asyncDispose]();
      },
    };
  }

  suite({
    test: it,
    open,
    supports,
    fixtures: {
      active: async () => LINUX1,
      stall: async () => daemon.pause(),
      async vanish(connection) {
        await daemon.kill();
        // What is written to a connection that has just broken may have been heard, for all that we know.
        await connection.listDomains!().catch(() => undefined);
      },
    },
  });
});
