import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainBlockJobType,
  DomainEventBlockJobStatus,
  DomainSnapshotCreateFlags,
} from "@libvirt-ts/driver/flags";
import { beforeEach, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const { COMPLETED, READY, CANCELED } = DomainEventBlockJobStatus;
const invalid = { code: ErrorNumber.INVALID_ARG };
const wrongState = { code: ErrorNumber.OPERATION_INVALID };
const second = 1_000_000_000n;
let now = second;
let conn: Connection;
let ref: DomainRef;
const xml = () => conn.domainGetXMLDesc(ref, 0);
const info = () => conn.domainGetBlockJobInfo(ref, "vda", 0);
const told = (type: number, status: number) => [
  { event: "block-job", disk: expect.any(String), type, status },
  { event: "block-job-2", disk: "vda", type, status },
];

beforeEach(async () => {
  now = second;
  conn = await openNode({ now: () => now });
  ref = await conn.domainCreate(await conn.domainDefineXML(guestXML("guest"), 0), 0);
  for (const name of ["one", "two"]) {
    const { DISK_ONLY } = DomainSnapshotCreateFlags;
    await conn.domainSnapshotCreateXML(
      ref,
      `<domainsnapshot><name>${name}</name></domainsnapshot>`,
      DISK_ONLY,
    );
  }
});

it("a pull comes forward by the clock, and leaves one image", async () => {
  expect(await xml()).toContain("<backingStore");
  await conn.domainBlockPull(ref, "vda", 100, 0);
  now += second;
  expect(await info()).toEqual({
    type: DomainBlockJobType.PULL,
    bandwidth: 100,
    cur: 104_857_600n,
    end: 1_073_741_824n,
  });
  await expect(conn.domainBlockPull(ref, "vda", 0, 0)).rejects.toMatchObject(wrongState);
  await conn.domainBlockJobSetSpeed(ref, "vda", 0, 0);
  now += second;
  const events = await eventsOf(conn, {}, async () => expect(await info()).toBeUndefined());
  expect(events).toEqual(told(DomainBlockJobType.PULL, COMPLETED));
  expect(await xml()).not.toContain("<backingStore");
  await expect(conn.domainBlockJobAbort(ref, "vda", 0)).rejects.toMatchObject(wrongState);
});

it("a commit writes an image into the one below", async () => {
  await conn.domainBlockCommit(ref, "vda", undefined, "/guest/image.one", 0, 0);
  now += 2n * second;
  expect(await info()).toBeUndefined();
  expect(await xml()).not.toContain("/guest/image.one");
  await expect(conn.domainBlockCommit(ref, "vda", undefined, undefined, 0, 0)).rejects.toMatchObject(invalid);
  await conn.domainBlockCommit(ref, "vda", undefined, undefined, 0, 4);
  await expect(conn.domainBlockJobAbort(ref, "vda", 2)).rejects.toMatchObject(wrongState);
  now += 2n * second;
  const ready = await eventsOf(conn, {}, info);
  expect(ready).toEqual(told(DomainBlockJobType.ACTIVE_COMMIT, READY));
  await conn.domainBlockJobAbort(ref, "vda", 2);
  expect(await xml()).toContain("<source file='/guest/image'/>");
  expect(await xml()).not.toContain("<backingStore");
});

it("a copy stays until the guest goes over to it, or stays", async () => {
  const to = "<disk type='file'><driver type='qcow2'/><source file='/copy'/></disk>";
  await conn.domainBlockCopy(ref, "vda", to, { bandwidth: 0 }, 0);
  expect(await xml()).toContain("<mirror");
  const events = await eventsOf(conn, {}, () => conn.domainBlockJobAbort(ref, "vda", 0));
  expect(events).toEqual(told(DomainBlockJobType.COPY, CANCELED));
  expect(await xml()).not.toContain("/copy");
  await conn.domainBlockCopy(ref, "vda", to, {}, 0);
  now += 2n * second;
  await info();
  await conn.domainBlockJobAbort(ref, "vda", 2);
  expect(await xml()).toContain("<source file='/copy'/>");
  expect(await xml()).not.toContain("<mirror");
});

it("jobs on what is not there are refused", async () => {
  await expect(conn.domainBlockPull(ref, "vdx", 0, 0)).rejects.toMatchObject(invalid);
  await expect(conn.domainBlockRebase(ref, "vda", "/nosuch", 0, 0)).rejects.toMatchObject(invalid);
  await expect(conn.domainBlockCopy(ref, "vda", "<interface/>", {}, 0)).rejects.toMatchObject({
    name: "LibvirtError",
  });
  expect(await info()).toBeUndefined();
  await conn.domainDestroy(ref, 0);
  await expect(conn.domainBlockPull(ref, "vda", 0, 0)).rejects.toMatchObject(wrongState);
});
