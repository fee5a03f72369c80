// Runs in dom0: what our xenstore client and driver say and do there, as one JSON document. VALUE-LIMIT: a value as long as the
// store takes, in bytes
import { execFileSync } from "node:child_process";
import { createXenstoreDriver } from "@libvirt-ts/driver-xenstore";
import { XenstoreClient } from "@libvirt-ts/driver-xenstore/client";

const longest = Number(process.argv[2]);
const peers = { get: () => undefined };
const xl = (...args) => execFileSync("xl", args, { encoding: "utf8" });
const plain = (_key, value) => {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Map ? Object.fromEntries(value) : value;
};

/** The same work through one endpoint. */
async function through(endpoint) {
  const client = await XenstoreClient.connect({ endpoint });
  const began = performance.now();
  const ids = await client.directory("/local/domain");
  const names = await Promise.all(ids.map((id) => client.readText(`/local/domain/${id}/name`)));
  const tree = await client.tree("/local/domain");
  const size = (node) => node.children.reduce((sum, child) => sum + size(child), 1);
  const milliseconds = performance.now() - began;
  const watch = await client.watch("/tool/rig");
  await watch.next();
  await client.transaction(async (transaction) => {
    await transaction.write("/tool/rig/a", endpoint);
  });
  const { value } = await watch.next();
  await watch.close();
  const read = await client.readText("/tool/rig/a");
  const missing = await client.read("/tool/nothing").catch(({ code }) => code);
  const long = await client
    .write("/tool/long", new Uint8Array(longest))
    .then(() => client.read("/tool/long"));
  await client.rm("/tool/rig");
  await client.close();
  return { ids, names, nodes: size(tree), milliseconds, event: value, read, missing, long: long.length };
}

const conn = await createXenstoreDriver({ acknowledgeTimeout: 20_000 }).open({
  uri: "xen:///",
  readOnly: false,
  peers,
  warn: () => undefined,
});
const list = xl("list", "-v");
const domains = [];
for (const { ref, info } of await conn.listAllDomains(0)) {
  domains.push({ ref, info, osType: await conn.domainGetOSType(ref) });
}
const ids = domains.map(({ ref }) => ref.id);
const consoles = await conn.peers.guestRuntime.consolePaths(ids);
const endpoints = {};
for (const endpoint of ["/run/xenstored/socket", "/dev/xen/xenbus", "/proc/xen/xenbus"]) {
  endpoints[endpoint] = await through(endpoint).catch((cause) => {
    throw new Error(endpoint, { cause });
  });
}

const events = conn.domainEvents({})[Symbol.asyncIterator]();
const seen = [];
const next = async () => {
  const { value } = await events.next();
  seen.push({
    event: value.event,
    type: value.type,
    detail: value.detail,
    name: value.domain.name,
    id: value.domain.id,
  });
};
await conn.listDomains();
await conn.listDomains();
xl("create", "-q", "idle.cfg", 'name="born"');
await next();
const born = await conn.domainLookupByName("born");
const { memory } = await conn.domainGetInfo(born);
await conn.domainSetMemory(born, memory - 1024, 0);
const target = execFileSync("xenstore-read", [`/local/domain/${born.id}/memory/target`], {
  encoding: "utf8",
});
const shutdown = await conn.domainShutdown(born, 0);
await next();
const gone = await conn.domainLookupByName("born").catch(({ code }) => code);
await conn.close();
console.log(
  JSON.stringify({ list, domains, consoles, endpoints, seen, memory, target, shutdown, gone }, plain),
);
