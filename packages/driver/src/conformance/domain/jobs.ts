import { ErrorNumber } from "../../errors/number.js";
import { DomainGetJobStatsFlags, DomainJobOperation, DomainJobType } from "../../flags/domain.generated.js";
import { check, contains, rejects, same } from "../assert.js";
import type { Context } from "../context.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const wrongState = ErrorNumber.OPERATION_INVALID;

/** Jobs on whole domains, backups among them. */
export function jobTests(suite: Context): void {
  suite.test(
    "a domain without a job says so, and has none to be ended",
    [...guestNeeds, "domainGetJobInfo", "domainAbortJob"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x181);
      const info = await conn.domainGetJobInfo(ref);
      same([info.type, info.dataTotal], [DomainJobType.NONE, 0n], "its job");
      await rejects(conn.domainAbortJob(ref, 0), wrongState, "ending it");
      const off = await definedGuest(suite, conn, 0x182);
      await rejects(conn.domainAbortJob(off, 0), wrongState, "ending that of what is off");
    },
  );

  const backup = [
    ...guestNeeds,
    "domainBackupBegin",
    "domainBackupGetXMLDesc",
    "domainGetJobInfo",
    "domainGetJobStats",
    "domainAbortJob",
  ] as const;
  const pull =
    "<domainbackup mode='pull'><server transport='tcp' name='localhost' port='10809'/>" +
    `<disks><disk name='vda' type='file'><scratch file='${suite.images}/scratch'/></disk></disks></domainbackup>`;

  suite.test("a backup is offered until it is ended, and is told of", backup, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x183);
    const missing = ErrorNumber.NO_DOMAIN_BACKUP;
    await rejects(conn.domainBackupGetXMLDesc(ref, 0), missing, "the document of no backup");
    await conn.domainBackupBegin(ref, pull, undefined, 0);
    contains(await conn.domainBackupGetXMLDesc(ref, 0), `${suite.images}/scratch`, "the backup's document");
    const { type, params } = await conn.domainGetJobStats(ref, 0);
    check(type !== DomainJobType.NONE, "the job: expected one, got none");
    same(params.operation, DomainJobOperation.BACKUP, "its operation");
    same((await conn.domainGetJobInfo(ref)).type, type, "its type");
    await rejects(conn.domainBackupBegin(ref, pull, undefined, 0), wrongState, "a second one");
    await conn.domainAbortJob(ref, 0);
    same((await conn.domainGetJobInfo(ref)).type, DomainJobType.NONE, "the job after its end");
    await rejects(conn.domainBackupGetXMLDesc(ref, 0), missing, "its document after its end");
    const { COMPLETED } = DomainGetJobStatsFlags;
    const ended = await conn.domainGetJobStats(ref, COMPLETED);
    same(ended.params.operation, DomainJobOperation.BACKUP, "the operation that was completed");
    same((await conn.domainGetJobStats(ref, COMPLETED)).type, DomainJobType.NONE, "it, when it was read");
  });

  suite.test(
    "a backup that cannot be begins nothing, and makes no checkpoint",
    [...backup, "domainListAllCheckpoints"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x184);
      const checkpoint = "<domaincheckpoint><name>never</name></domaincheckpoint>";
      const codes = [
        ErrorNumber.INVALID_ARG,
        ErrorNumber.XML_ERROR,
        ErrorNumber.XML_DETAIL,
        ErrorNumber.CONFIG_UNSUPPORTED,
        ErrorNumber.NO_DOMAIN_CHECKPOINT,
        ErrorNumber.OPERATION_INVALID,
      ];
      for (const xml of [
        pull.replace("vda", "vdz"),
        pull.replace("<server", "<incremental>nobody</incremental><server"),
        "<domain/>",
        "",
      ]) {
        await rejects(conn.domainBackupBegin(ref, xml, checkpoint, 0), codes, JSON.stringify(xml));
      }
      await rejects(conn.domainBackupBegin(ref, pull, "<domain/>", 0), codes, "a checkpoint that is none");
      same((await conn.domainGetJobInfo(ref)).type, DomainJobType.NONE, "the job after the refusals");
      same(await conn.domainListAllCheckpoints(ref, 0), [], "the checkpoints after the refusals");
      const off = await definedGuest(suite, conn, 0x185);
      await rejects(conn.domainBackupBegin(off, pull, undefined, 0), wrongState, "a backup of what is off");
    },
  );
}
