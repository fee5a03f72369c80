// Runs in dom0: what our driver says, before and after what xl says, as one JSON document.
import { execFileSync } from "node:child_process";
import { hypervisorDriver } from "@libvirt-ts/driver-hypervisor";

const peers = { get: () => undefined };
const plain = (_key, value) => {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Uint8Array ? [...value] : value;
};

try {
  const conn = await hypervisorDriver.open({ uri: "xen:///", readOnly: false, peers, warn: () => {} });
  const xl = (...args) => execFileSync("xl", args, { encoding: "utf8" });
  const before = await conn.listAllDomains(0);
  const list = xl("list", "-v");
  const vcpuList = xl("vcpu-list");
  const domains = [];
  for (const { ref, info } of await conn.listAllDomains(0)) {
    const [osType, vcpus] = [await conn.domainGetOSType(ref), await conn.domainGetVcpus(ref)];
    domains.push({ ref, info, osType, vcpus });
  }
  const document = {
    before,
    domains,
    ids: await conn.listDomains(),
    count: await conn.numOfDomains(),
    type: await conn.getType(),
    version: await conn.getVersion(),
    node: await conn.nodeGetInfo(),
    byUuid: await Promise.all(domains.map(({ ref }) => conn.domainLookupByUUID(ref.uuid))),
    missing: await conn.domainLookupByID(31_000).catch(({ code }) => code),
    liveIds: [...(await conn.peers.liveDomains.liveIds())],
    xl: { list, vcpuList, info: xl("info") },
  };
  await conn.close();
  console.log(JSON.stringify(document, plain));
} catch (error) {
  console.log(JSON.stringify({ code: error.code, message: error.message, cause: error.cause?.code }));
}
