import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { DomainBackupBeginFlags, DomainGetJobStatsFlags, DomainJobType } from "@libvirt-ts/driver/flags";
import { beforeEach, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const second = 1_000_000_000n;
const wrongState = { code: ErrorNumber.OPERATION_INVALID };
const push = "<domainbackup mode='push'/>";
const pull =
  "<domainbackup mode='pull'><server transport='tcp' name='localhost' port='10809'/></domainbackup>";
let now = second;
let conn: Connection;
let ref: DomainRef;

beforeEach(async () => {
  now = second;
  conn = await openNode({ now: () => now });
  ref = await conn.domainCreateXML(guestXML("guest"), 0);
  return () => conn.close();
});

it("is pushed by the clock, tells how far it has come, and how it ended", async () => {
  await conn.domainBackupBegin(ref, push, "<domaincheckpoint><name>c</name></domaincheckpoint>", 0);
  expect((await conn.domainListAllCheckpoints(ref, 0)).map(({ name }) => name)).toEqual(["c"]);
  expect(await conn.domainBackupGetXMLDesc(ref, 0)).toContain(
    "<disk name='vda' backup='yes' type='file'>\n      <driver type='qcow2'/>\n      <target file='/guest/image.1'/>",
  );
  now += second / 2n;
  const { type, dataProcessed, fileRemaining, timeElapsed } = await conn.domainGetJobInfo(ref);
  expect([type, dataProcessed, fileRemaining, timeElapsed]).toEqual([
    DomainJobType.BOUNDED,
    536_870_912n,
    536_870_912n,
    500,
  ]);
  await expect(conn.domainBackupBegin(ref, push, undefined, 0)).rejects.toMatchObject(wrongState);
  await expect(conn.domainBlockJobAbort(ref, "vda", 0)).rejects.toMatchObject(wrongState);
  now += second;
  const told = await eventsOf(conn, { kinds: ["job-completed"] }, async () => {
    expect(await conn.domainGetJobStats(ref, 0)).toEqual({ type: DomainJobType.NONE, params: {} });
  });
  expect(told).toMatchObject([{ event: "job-completed", params: { operation: 9, success: true } }]);
  await expect(conn.domainBackupGetXMLDesc(ref, 0)).rejects.toMatchObject({
    code: ErrorNumber.NO_DOMAIN_BACKUP,
  });
  const { COMPLETED, KEEP_COMPLETED } = DomainGetJobStatsFlags;
  for (const flags of [COMPLETED | KEEP_COMPLETED, COMPLETED]) {
    expect(await conn.domainGetJobStats(ref, flags)).toMatchObject({
      type: DomainJobType.COMPLETED,
      params: { disk_processed: 1_073_741_824n, disk_remaining: 0n },
    });
  }
  expect((await conn.domainGetJobStats(ref, COMPLETED)).type).toBe(DomainJobType.NONE);
});

it("is cancelled as a whole", async () => {
  await conn.domainBackupBegin(ref, push, undefined, 0);
  await conn.domainAbortJob(ref, 0);
  expect((await conn.domainGetJobInfo(ref)).type).toBe(DomainJobType.NONE);
  const { type, params } = await conn.domainGetJobStats(ref, DomainGetJobStatsFlags.COMPLETED);
  expect([type, params.success]).toEqual([DomainJobType.CANCELLED, false]);
  await expect(conn.domainAbortJob(ref, 0)).rejects.toMatchObject(wrongState);
});

it("is offered until that is ended, which is its good end", async () => {
  await conn.domainBackupBegin(ref, pull, undefined, 0);
  now += 100n * second;
  expect(await conn.domainGetJobInfo(ref)).toMatchObject({
    type: DomainJobType.UNBOUNDED,
    fileProcessed: 0n,
  });
  expect(await conn.domainBackupGetXMLDesc(ref, 0)).toContain("exportname='vda'");
  await conn.domainAbortJob(ref, 0);
  const { type, params } = await conn.domainGetJobStats(ref, DomainGetJobStatsFlags.COMPLETED);
  expect([type, params.success]).toEqual([DomainJobType.COMPLETED, true]);
});

it("writes the disk's bytes into a volume that is to be used again", async () => {
  const pool = await conn.storagePoolLookupByName("default-pool");
  const make = (name: string) =>
    conn.storageVolCreateXML(pool, `<volume><name>${name}</name><capacity>4096</capacity></volume>`, 0);
  const [source, target] = [await make("source"), await make("target")];
  await conn.storageVolUpload(source, new Blob(["contents"]).stream(), 0n, 0n, 0);
  const xml = guestXML("kept").replace("/guest/image", "/default-pool/source").replace(":01'", ":02'");
  const kept = await conn.domainCreateXML(xml, 0);
  const disks = "<disks><disk name='vda' type='file'><target file='/default-pool/target'/></disk></disks>";
  const document = `<domainbackup mode='push'>${disks}</domainbackup>`;
  await expect(conn.domainBackupBegin(kept, document, undefined, 0)).rejects.toMatchObject({
    code: ErrorNumber.OPERATION_FAILED,
  });
  await conn.domainBackupBegin(kept, document, undefined, DomainBackupBeginFlags.REUSE_EXTERNAL);
  now += second;
  await conn.domainGetJobInfo(kept);
  const bytes = await new Response(await conn.storageVolDownload(target, 0n, 8n, 0)).text();
  expect(bytes).toBe("contents");
});

it.each([
  ["no disk of the domain's", "<domainbackup mode='push'><disks><disk name='vdz'/></disks></domainbackup>"],
  [
    "no disk at all",
    "<domainbackup mode='push'><disks><disk name='vda' backup='no'/></disks></domainbackup>",
  ],
  [
    "its own disk",
    "<domainbackup mode='push'><disks><disk name='vda' type='file'><target file='/guest/image'/></disk></disks></domainbackup>",
  ],
  [
    "a checkpoint that is not there",
    "<domainbackup mode='push'><incremental>none</incremental></domainbackup>",
  ],
  ["another document", "<domain/>"],
])("refuses %s, and begins nothing", async (_, document) => {
  const checkpoint = "<domaincheckpoint><name>c</name></domaincheckpoint>";
  await expect(conn.domainBackupBegin(ref, document, checkpoint, 0)).rejects.toHaveProperty("code");
  expect((await conn.domainGetJobInfo(ref)).type).toBe(DomainJobType.NONE);
  expect(await conn.domainListAllCheckpoints(ref, 0)).toEqual([]);
});

it("leaves the room to a save, of which is told how it went", async () => {
  const test = await conn.domainLookupByName("test");
  await conn.domainManagedSave(test, 0);
  const { params } = await conn.domainGetJobStats(test, DomainGetJobStatsFlags.COMPLETED);
  expect(params).toMatchObject({ operation: 2, memory_total: 2_147_483_648n, memory_remaining: 0n });
});
