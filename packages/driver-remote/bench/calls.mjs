import { RpcClient } from "@libvirt-ts/driver-remote/client";
import { connectUnix } from "@libvirt-ts/driver-remote/transport";
import {
  connectGetAllDomainStats,
  connectGetType,
  connectListAllDomains,
  domainGetInfo,
  domainGetXMLDesc,
  domainLookupByName,
} from "@libvirt-ts/rpc/protocol";
import { BareSocket, frame, words } from "./bare-socket.mjs";
import { compare } from "./compare.mjs";
import { DOMAINS } from "./node.mjs";

const BATCH = 200;
/** As many calls as a daemon works on at once for one client. */
const WINDOW = 5;

/** The rivals that can do it, each doing it so often. */
const doing = (rivals, what) =>
  Object.fromEntries(rivals.map((rival) => [rival.name, () => rival.run(what)]));

/** To the first answer, and good-bye. */
export async function benchConnecting(path, rivals) {
  const name = "test:///default";
  await compare("connecting, with the first call", 200, {
    async ours() {
      // As the driver does at a daemon of one's own session.
      const client = await RpcClient.connect(await connectUnix({ path }), { name, eager: true });
      await client.call(connectGetType);
      await client.close();
    },
    async "a bare socket"() {
      const bare = await BareSocket.connect(path, name);
      await bare.call([frame(3)]);
      await bare.call([frame(2)]);
      bare.socket.destroy();
    },
    ...doing(rivals, "connect 1"),
  });
}

/** Calls on a node of many domains. */
export async function benchCalls(path, name, rivals) {
  const client = await RpcClient.connect(await connectUnix({ path }), { name });
  const bare = await BareSocket.connect(path, name);
  const { dom } = await client.call(domainLookupByName, { name: "d0" });
  const info = frame(16, wire(dom));

  await compare(`${BATCH} × getInfo, one after another`, 50, {
    async ours() {
      for (let i = 0; i < BATCH; i++) await client.call(domainGetInfo, { dom });
    },
    async "a bare socket"() {
      for (let i = 0; i < BATCH; i++) await bare.call([info]);
    },
    ...doing(rivals, `info ${BATCH}`),
  });

  const together = Array.from({ length: WINDOW }, () => info);
  await compare(`${BATCH} × getInfo, ${WINDOW} in flight`, 50, {
    ours: () => Promise.all(Array.from({ length: BATCH }, () => client.call(domainGetInfo, { dom }))),
    async "a bare socket"() {
      for (let i = 0; i < BATCH / WINDOW; i++) await bare.call(together);
    },
  });

  const list = { needResults: 1, flags: 0 };
  await compare(`listAllDomains of ${DOMAINS}`, 50, {
    ours: () => client.call(connectListAllDomains, list),
    "a bare socket": () => bare.call([frame(273, words(1, 0))]),
    ...doing(rivals, "list 1"),
  });

  await compare(`all statistics of ${DOMAINS}`, 30, {
    ours: () => client.call(connectGetAllDomainStats, { doms: [], stats: 0, flags: 0 }),
    "a bare socket": () => bare.call([frame(344, words(0, 0, 0))]),
    ...doing(rivals, "stats 1"),
  });

  const { domains } = await client.call(connectListAllDomains, list);
  await compare(`the XML of all ${DOMAINS}`, 9, {
    ours: () => Promise.all(domains.map((one) => client.call(domainGetXMLDesc, { dom: one, flags: 0 }))),
    ...doing(rivals, "xml 1"),
  });
  bare.socket.destroy();
  await client.close();
}

function wire({ name, uuid, id }) {
  const text = Buffer.from(name);
  const bytes = Buffer.from(uuid.replaceAll("-", ""), "hex");
  return Buffer.concat([words(text.length), text, Buffer.alloc(-text.length & 3), bytes, words(id)]);
}
