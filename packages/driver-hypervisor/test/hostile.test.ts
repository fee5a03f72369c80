/** A hypervisor that answers anything at all: every operation ends in a value or in libvirt's error. */
import {
  type DomainRef,
  type DriverConnection,
  ErrorNumber,
  LibvirtError,
  noPeers,
} from "@libvirt-ts/driver";
import { FakeHypervisor, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Handle } from "../src/abi/index.js";
import { createHypervisorDriver } from "../src/driver.js";
import type { Privcmd } from "../src/privcmd.js";

const ref: DomainRef = { id: 7, uuid: uuidOfId(7) };
const releases = ["3.0.2", "3.0.4", "4.1.0", "4.4.0", "4.10.0", "4.17.0", "4.22.0"];

const operations: readonly ((conn: Required<DriverConnection>) => Promise<unknown>)[] = [
  (conn) => conn.listDomains(),
  (conn) => conn.numOfDomains(),
  (conn) => conn.listAllDomains(0),
  (conn) => conn.domainLookupByID(7),
  (conn) => conn.domainLookupByUUID(ref.uuid),
  (conn) => conn.domainGetInfo(ref),
  (conn) => conn.domainGetOSType(ref),
  (conn) => conn.domainGetMaxMemory(ref),
  (conn) => conn.domainGetVcpus(ref),
  (conn) => conn.domainPinVcpu(ref, 0, Uint8Array.of(1), 0),
  (conn) => conn.domainSetMaxMemory(ref, 65_536),
  (conn) => conn.domainSuspend(ref),
  (conn) => conn.domainResume(ref),
  (conn) => conn.getVersion(),
  (conn) => conn.nodeGetInfo(),
  (conn) => conn.getCapabilities(),
  async (conn) => (await conn.peers.liveDomains?.liveIds())?.size,
];

/** Spoils the fake's answers: bytes overwritten, results exchanged. */
function spoiled(fake: FakeHypervisor, next: () => number, armed: () => boolean): Privcmd {
  const hypercall: Privcmd["hypercall"] = (op, bytes, handles, command) => {
    const result = fake.hypercall(op, bytes, handles, command);
    if (!armed()) return result;
    for (const target of [bytes.subarray(8), ...handles.map(({ buffer }) => buffer)]) {
      for (let count = next() % 5; count > 0 && target.length > 0; count--) {
        target[next() % target.length] = next() & 255;
      }
    }
    return next() % 4 === 0 ? (next() % 300) - 150 : result;
  };
  return { hypercall, hypercallAsync: async (...call) => hypercall(...call), close: () => {} };
}

it("never crashes, hangs or answers with another error", async () => {
  const bytes = fc.array(fc.integer({ min: 0, max: 0x7fff_ffff }), { minLength: 20, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...releases), bytes, async (release, numbers) => {
      let [position, armed] = [0, false];
      const next = () => numbers[position++ % numbers.length] ?? 0;
      const fake = new FakeHypervisor({
        facts: xenFacts(release),
        domains: [{ id: 7, vcpus: 2 }, { id: 9 }],
      });
      const driver = createHypervisorDriver({
        privcmd: () => spoiled(fake, next, () => armed),
        arch: "x86_64",
      });
      const conn = (await driver.open({
        uri: "xen",
        readOnly: false,
        peers: noPeers,
        warn: () => {},
      })) as Required<DriverConnection>;
      armed = true;
      for (const operation of operations) {
        await operation(conn).catch((error) => expect(error).toBeInstanceOf(LibvirtError));
      }
    }),
    { numRuns: 150 },
  );
});

/** A driver on a Xen whose answers to one command are changed. */
async function openChanged(change: (command: number, bytes: DataView, handles: readonly Handle[]) => void) {
  const fake = new FakeHypervisor({ facts: xenFacts("4.17.0"), domains: [{ id: 7, vcpus: 2 }] });
  const hypercall: Privcmd["hypercall"] = (op, bytes, handles, command) => {
    const result = fake.hypercall(op, bytes, handles, command);
    const view = new DataView(bytes.buffer);
    if (op !== 17) change(view.getUint32(0, true), view, handles);
    return result;
  };
  const privcmd: Privcmd = {
    hypercall,
    hypercallAsync: async (...call) => hypercall(...call),
    close: () => {},
  };
  const driver = createHypervisorDriver({ privcmd: () => privcmd, arch: "x86_64" });
  const request = { uri: "xen", readOnly: false, peers: noPeers, warn: () => {} };
  return (await driver.open(request)) as Required<DriverConnection>;
}

it("does not list for ever when the list fills every room", async () => {
  const conn = await openChanged((command, bytes, handles) => {
    if (command !== 6) return;
    const room = bytes.getUint32(8 + 4, true);
    const { buffer } = handles[0]!;
    const view = new DataView(buffer.buffer, buffer.byteOffset);
    for (let index = 0; index < room; index++) view.setUint16(index * 112, index, true);
    bytes.setUint32(8 + 16, room, true);
  });
  await expect(conn.listDomains()).rejects.toMatchObject({ code: ErrorNumber.RPC });
});

it("asks for no more vcpus than a domain can have", async () => {
  const conn = await openChanged((command, bytes) => {
    if (command !== 5) return;
    bytes.setUint32(16 + 64, 0xffff_fff0, true);
    bytes.setUint32(16 + 68, 0xffff_ffff, true);
  });
  await expect(conn.domainGetVcpus(ref)).rejects.toMatchObject({ code: ErrorNumber.RPC });
});

it("takes a map of any length, as long as the CPUs are the host's", async () => {
  const conn = await openChanged(() => {});
  await conn.domainPinVcpu(ref, 1, new Uint8Array(100_000).fill(1, 0, 1), 0);
  expect((await conn.domainGetVcpus(ref))[1]?.cpumap).toEqual(Uint8Array.of(1));
});

it("never finds an interface in noise", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -50, max: 0x50000 }), { minLength: 1, maxLength: 60 }),
      async (results) => {
        let position = 0;
        const hypercall = () => results[position++ % results.length] ?? 0;
        const privcmd: Privcmd = { hypercall, hypercallAsync: async () => hypercall(), close: () => {} };
        const driver = createHypervisorDriver({ privcmd: () => privcmd, arch: "x86_64" });
        await driver
          .open({ uri: "xen", readOnly: false, peers: noPeers, warn: () => {} })
          .catch((error) => expect(error).toBeInstanceOf(LibvirtError));
      },
    ),
    { numRuns: 300 },
  );
});
