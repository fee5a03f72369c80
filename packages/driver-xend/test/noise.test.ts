/** A daemon that answers anything at all: every operation ends in a value or in libvirt's error. */
import { type DomainRef, type DriverConnection, LibvirtError } from "@libvirt-ts/driver";
import { type FakeXendOptions, isLongRun, xendFaults } from "@libvirt-ts/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";
import { config, domainXml, startPair, uuidOf } from "./support.js";

const ref: DomainRef = { uuid: uuidOf(1), name: "web1", id: 1 };
const disk = "<disk type='file'><source file='/srv/a.img'/><target dev='xvda'/></disk>";
const card = "<interface type='bridge'><source bridge='b'/><mac address='00:16:3e:00:00:01'/></interface>";

const operations: readonly ((conn: Required<DriverConnection>) => Promise<unknown>)[] = [
  (conn) => conn.listDomains(),
  (conn) => conn.numOfDomains(),
  (conn) => conn.listAllDomains(0),
  (conn) => conn.nodeGetInfo(),
  (conn) => conn.domainLookupByID(1),
  (conn) => conn.domainLookupByName("web1"),
  (conn) => conn.domainLookupByUUID(ref.uuid),
  (conn) => conn.domainGetInfo(ref),
  (conn) => conn.domainGetOSType(ref),
  (conn) => conn.domainGetMaxMemory(ref),
  (conn) => conn.domainGetXMLDesc(ref, 0),
  (conn) => conn.domainGetVcpus(ref),
  (conn) => conn.domainCreateXML(domainXml("new"), 0),
  (conn) => conn.domainSuspend(ref),
  (conn) => conn.domainShutdown(ref, 0),
  (conn) => conn.domainSetMemory(ref, 65_536, 0),
  (conn) => conn.domainSetVcpus(ref, 1, 0),
  (conn) => conn.domainAttachDevice(ref, disk, 0),
  (conn) => conn.domainDetachDevice(ref, card, 0),
  (conn) => conn.domainSave(ref, "/tmp/save", undefined, 0),
  (conn) => conn.domainRestore("/tmp/save", undefined, 0),
  async (conn) => (await conn.peers.domainNames?.namesOf([1]))?.size,
];

const atom = fc.constantFrom(
  "domain",
  "name",
  "web1",
  "uuid",
  uuidOf(1),
  "domid",
  "1",
  "memory",
  "64",
  "-1",
  "''",
  "'a b'",
);
const field = fc.constantFrom(
  "(name web1)",
  `(uuid ${uuidOf(1)})`,
  "(domid 1)",
  "(memory 64)",
  "(maxmem 64)",
  "(vcpus 1)",
  "(state -b----)",
  "(cpu_time 1e400)",
  "(vcpu_avail 99999999999999999999)",
  "(image (linux (kernel /k)))",
  "(device (vif (mac 00:16:3e:00:00:01)))",
  "(device (vbd (dev xvda) (uname file:/a)))",
  "(device)",
  "(image)",
);
const domain = fc.array(field, { maxLength: 14 }).map((fields) => `(domain ${fields.join(" ")})`);
const whole = `(domain (name web1) (uuid ${uuidOf(1)}) (domid 1) (memory 64) (maxmem 64) (vcpus 1) (state -b----))`;
const { list } = fc.letrec<{ list: string; item: string }>((tie) => ({
  item: fc.oneof({ maxDepth: 4 }, atom, tie("list")),
  list: fc.array(tie("item"), { maxLength: 5 }).map((items) => `(${items.join(" ")})`),
}));
const body = fc.oneof(
  fc.constantFrom(
    "",
    "()",
    "((",
    whole,
    `(${whole} ${whole})`,
    "(web1 Domain-0)",
    "(xend.err 'no')",
    "(node (host x))",
  ),
  domain,
  domain.map((text) => `(${text})`),
  list,
);
const status = fc.constantFrom(200, 200, 200, 200, 201, 202, 302, 404, 406, 500, 501);
const replies = fc.array(fc.tuple(status, body), { minLength: 3, maxLength: 20 });
const versions: readonly FakeXendOptions["version"][] = ["3.0.2", "3.0.4", "3.1", "4.1"];

it("never crashes, hangs or answers with another error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...versions), replies, async (version, script) => {
      await using pair = await startPair({ version, listen: "unix" });
      const { xend, connection } = pair;
      xend.add(config("web1", uuidOf(1)), "running");
      let next = 0;
      xend.misbehave(
        (socket, reply) => {
          const [code, text] = script[next++ % script.length]!;
          xendFaults.status(code, "Reason", text, "application/sxp")(socket, reply);
        },
        { times: 10_000 },
      );
      for (const operation of operations) {
        await operation(connection).catch((error) => expect(error).toBeInstanceOf(LibvirtError));
      }
    }),
    { numRuns: isLongRun ? 1000 : 30 },
  );
});
