import { ErrorNumber } from "../errors/number.js";
import { DomainState } from "../flags/domain.generated.js";
import type { DomainRef } from "../records/domain.js";
import { contains, rejects, same } from "./assert.js";
import { type Context, type Subject, testUuid } from "./context.js";

const disk = "<disk type='file' device='disk'><source file='/tmp/halted'/><target dev='xvdq'/></disk>";

/** Save, dump and attach where the guest does not run: paused, crashed, or kept after its end. */
export function haltedTests(suite: Context): void {
  suite.test(
    "a paused domain can be saved, and is gone",
    ["domainCreateXML", "domainSuspend", "domainSave", "domainGetInfo", "domainXML", "path"],
    async (conn) => {
      const ref = await conn.domainCreateXML(suite.fixtures.domainXML!("paused", testUuid(1)), 0);
      await conn.domainSuspend(ref);
      await conn.domainSave(ref, suite.fixtures.path!("paused"), undefined, 0);
      await rejects(conn.domainGetInfo(ref), ErrorNumber.NO_DOMAIN, "info of a saved domain");
    },
  );

  suite.test(
    "a core dump leaves a paused domain paused",
    ["domainSuspend", "domainCoreDump", "domainGetInfo", "active", "path"],
    async (conn) => {
      const ref = await suite.active(conn);
      await conn.domainSuspend(ref);
      const dumped = await conn.domainCoreDump(ref, suite.fixtures.path!("paused-core"), 0, 0);
      const after = await suite.after(conn, ref, dumped);
      same(after.id, ref.id, "id after a core dump");
      same((await conn.domainGetInfo(ref)).state, DomainState.PAUSED, "state after a core dump");
    },
  );

  suite.test(
    "a disk can be attached to a paused domain, which stays paused",
    ["domainSuspend", "domainAttachDevice", "domainGetXMLDesc", "domainGetInfo", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      await conn.domainSuspend(ref);
      await conn.domainAttachDevice(ref, disk, 0);
      contains(await conn.domainGetXMLDesc(ref, 0), "dev='xvdq'", "the description");
      same((await conn.domainGetInfo(ref)).state, DomainState.PAUSED, "state after attaching");
    },
  );

  for (const which of ["crashed", "preserved"] as const) {
    const state = which === "crashed" ? DomainState.CRASHED : DomainState.SHUTOFF;
    const isKept = async (conn: Subject, { uuid, id }: DomainRef) => {
      const { ref, info } = (await conn.listAllDomains(0)).find((one) => one.ref.uuid === uuid) ?? {};
      same([ref?.id, info?.state], [id, state], "id and state of the domain");
    };

    for (const operation of suite.supported(["domainSave", "domainAttachDevice"])) {
      suite.test(
        `${operation} of a ${which} domain is refused`,
        [operation, "listAllDomains", which, "path"],
        async (conn) => {
          const ref = await suite.fixtures[which]!(conn);
          const path = suite.fixtures.path!(`never-${which}`);
          const call =
            operation === "domainSave"
              ? conn.domainSave(ref, path, undefined, 0)
              : conn.domainAttachDevice(ref, disk, 0);
          await rejects(call, ErrorNumber.OPERATION_INVALID, operation);
          await isKept(conn, ref);
        },
      );
    }

    suite.test(
      which === "crashed"
        ? "a crashed domain can be dumped, and stays crashed"
        : "domainCoreDump of a preserved domain is refused",
      ["domainCoreDump", "listAllDomains", which, "path"],
      async (conn) => {
        const ref = await suite.fixtures[which]!(conn);
        const dump = conn.domainCoreDump(ref, suite.fixtures.path!(`core-${which}`), 0, 0);
        if (which === "crashed")
          same((await suite.after(conn, ref, await dump)).id, ref.id, "id after a core dump");
        else await rejects(dump, ErrorNumber.OPERATION_INVALID, "domainCoreDump");
        await isKept(conn, ref);
      },
    );
  }
}
