import { ErrorNumber } from "../../errors/number.js";
import {
  DomainBlockJobAbortFlags,
  DomainBlockJobType,
  DomainBlockResizeFlags,
  DomainEventBlockJobStatus,
} from "../../flags/domain.generated.js";
import { check, rejects, same } from "../assert.js";
import type { Context } from "../context.js";
import { eventsWhile } from "../events.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const refused = [ErrorNumber.INVALID_ARG, ErrorNumber.OPERATION_INVALID, ErrorNumber.OVERFLOW];
const wrongState = [ErrorNumber.OPERATION_INVALID, ErrorNumber.BLOCK_COPY_ACTIVE];

/** Jobs on disks, of a size that does not end while it is looked at. */
export function blockJobTests(suite: Context): void {
  const needs = [
    ...guestNeeds,
    "domainBlockCopy",
    "domainGetBlockJobInfo",
    "domainBlockJobAbort",
    "domainGetXMLDesc",
  ] as const;
  const destination = `<disk type='file'><source file='${suite.images}/copy'/><driver name='qemu' type='raw'/><target dev='vda'/></disk>`;
  /** Bytes a second, so that it does not end by itself. */
  const slowly = { bandwidth: 1 };

  suite.test("a disk has no job until there is one, and one at a time", needs, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x141);
    same(await conn.domainGetBlockJobInfo(ref, "vda", 0), undefined, "the job of a disk without one");
    await rejects(conn.domainBlockJobAbort(ref, "vda", 0), refused, "ending it");
    await conn.domainBlockCopy(ref, "vda", destination, slowly, 0);
    const job = await conn.domainGetBlockJobInfo(ref, "vda", 0);
    check(job !== undefined, "the job: expected one, got none");
    same(job.type, DomainBlockJobType.COPY, "its type");
    check(job.cur <= job.end, `how far it is: expected ${job.end} at most, got ${job.cur}`);
    await rejects(conn.domainBlockCopy(ref, "vda", destination, slowly, 0), wrongState, "a second job");
    await conn.domainBlockJobAbort(ref, "vda", 0);
    same(await conn.domainGetBlockJobInfo(ref, "vda", 0), undefined, "the job once it was ended");
  });

  suite.test("a copy that is given up leaves the disk as it was", needs, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x142);
    const before = await conn.domainGetXMLDesc(ref, 0);
    await conn.domainBlockCopy(ref, "vda", destination, slowly, 0);
    check((await conn.domainGetXMLDesc(ref, 0)).includes("<mirror"), "the description: expected a mirror");
    const { PIVOT } = DomainBlockJobAbortFlags;
    const codes = [...wrongState, ErrorNumber.OPERATION_FAILED];
    await rejects(conn.domainBlockJobAbort(ref, "vda", PIVOT), codes, "going over to what is not ready");
    await conn.domainBlockJobAbort(ref, "vda", 0);
    same(await conn.domainGetXMLDesc(ref, 0), before, "the description after that");
  });

  suite.test("the end of a job is told, by target and by path", [...needs, "domainEvents"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x143);
    await conn.domainBlockCopy(ref, "vda", destination, slowly, 0);
    const told = await eventsWhile(conn, { kinds: ["block-job", "block-job-2"] }, 2, () =>
      conn.domainBlockJobAbort(ref, "vda", 0),
    );
    const { CANCELED } = DomainEventBlockJobStatus;
    const seen = told.map((event) =>
      "disk" in event && "status" in event ? [event.disk, event.status] : [],
    );
    same(
      seen.sort(),
      [
        [`${suite.images}/image`, CANCELED],
        ["vda", CANCELED],
      ],
      "what was told",
    );
  });

  suite.test("the speed of a job can be changed", [...needs, "domainBlockJobSetSpeed"], async (conn) => {
    const ref = await runningGuest(suite, conn, 0x144);
    await rejects(conn.domainBlockJobSetSpeed(ref, "vda", 3, 0), refused, "the speed of no job");
    await conn.domainBlockCopy(ref, "vda", destination, slowly, 0);
    await conn.domainBlockJobSetSpeed(ref, "vda", 3, 0);
    same((await conn.domainGetBlockJobInfo(ref, "vda", 0))?.bandwidth, 3, "the speed");
    await rejects(conn.domainBlockJobSetSpeed(ref, "vda", -1, 0), refused, "a speed less than none");
    same((await conn.domainGetBlockJobInfo(ref, "vda", 0))?.bandwidth, 3, "the speed after that");
  });

  suite.test("jobs on what is no disk, or does not run, are refused", needs, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x145);
    const codes = [...refused, ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL];
    await rejects(conn.domainBlockCopy(ref, "vdz", destination, {}, 0), codes, "a disk that is not there");
    await rejects(conn.domainBlockCopy(ref, "vda", "<network/>", {}, 0), codes, "a copy to a network");
    same(await conn.domainGetBlockJobInfo(ref, "vda", 0), undefined, "the job after the refusals");
    const off = await definedGuest(suite, conn, 0x146);
    await rejects(conn.domainBlockCopy(off, "vda", destination, {}, 0), refused, "a domain that is off");
  });

  suite.test(
    "a disk is given another size",
    [...guestNeeds, "domainBlockResize", "domainGetBlockInfo"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x147);
      const { capacity } = await conn.domainGetBlockInfo(ref, "vda", 0);
      const larger = capacity + 1_048_576n;
      const { BYTES } = DomainBlockResizeFlags;
      await conn.domainBlockResize(ref, "vda", larger, BYTES);
      same((await conn.domainGetBlockInfo(ref, "vda", 0)).capacity, larger, "its capacity");
      await rejects(conn.domainBlockResize(ref, "vdz", larger, BYTES), refused, "a disk that is not there");
      await rejects(conn.domainBlockResize(ref, "vda", 2n ** 63n, BYTES), refused, "a size that cannot be");
      same((await conn.domainGetBlockInfo(ref, "vda", 0)).capacity, larger, "its capacity after that");
    },
  );
}
