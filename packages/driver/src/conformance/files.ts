import { ErrorNumber } from "../errors/number.js";
import { DomainState } from "../flags/domain.generated.js";
import { check, rejects, runs, same } from "./assert.js";
import { type Context, testUuid } from "./context.js";

/** Save, restore and core dump. */
export function fileTests(suite: Context): void {
  suite.test(
    "a saved domain is gone, and comes back as it was",
    ["domainCreateXML", "domainSave", "domainRestore", "domainGetInfo", "domainXML", "path"],
    async (conn) => {
      const ref = await conn.domainCreateXML(suite.fixtures.domainXML!("saved", testUuid(1)), 0);
      const before = await conn.domainGetInfo(ref);
      const path = suite.fixtures.path!("saved");
      await conn.domainSave(ref, path, undefined, 0);
      await rejects(conn.domainGetInfo(ref), ErrorNumber.NO_DOMAIN, "info of a saved domain");
      const restored = await suite.after(conn, ref, await conn.domainRestore(path, undefined, 0));
      same([restored.name, restored.uuid], ["saved", testUuid(1)], "the restored domain");
      const after = await conn.domainGetInfo(restored);
      runs(after.state, "the state of a restored domain");
      same([after.maxMem, after.nrVirtCpu], [before.maxMem, before.nrVirtCpu], "memory and vcpus");
    },
  );

  suite.test(
    "a save that fails leaves the domain running",
    ["domainSave", "domainGetInfo", "active"],
    async (conn) => {
      const ref = await suite.active(conn);
      await conn.domainSave(ref, "/nonexistent/folder/file", undefined, 0).then(
        () => check(false, "saving into a folder that does not exist succeeded"),
        () => undefined,
      );
      runs((await conn.domainGetInfo(ref)).state, "the state after a save that failed");
    },
  );

  suite.test("what is no save file is refused", ["domainRestore", "listDomains", "path"], async (conn) => {
    const before = await conn.listDomains();
    await conn.domainRestore(suite.fixtures.path!("missing"), undefined, 0).then(
      () => check(false, "restoring a file that does not exist succeeded"),
      () => undefined,
    );
    same(await conn.listDomains(), before, "active domains");
  });

  suite.test(
    "a core dump leaves the domain as it is",
    ["domainCoreDump", "domainGetInfo", "active", "path"],
    async (conn) => {
      const ref = await suite.active(conn);
      const after = await suite.after(
        conn,
        ref,
        await conn.domainCoreDump(ref, suite.fixtures.path!("core"), 0, 0),
      );
      same(after.id, ref.id, "id after a core dump");
      runs((await conn.domainGetInfo(ref)).state, "the state after a core dump");
    },
  );

  for (const operation of suite.supported(["domainSave", "domainCoreDump"])) {
    suite.test(
      `${operation} of an inactive domain is refused`,
      [operation, "inactive", "path"],
      async (conn) => {
        const ref = await suite.inactive(conn);
        const path = suite.fixtures.path!("never");
        const call =
          operation === "domainSave"
            ? conn.domainSave(ref, path, undefined, 0)
            : conn.domainCoreDump(ref, path, 0, 0);
        await rejects(call, ErrorNumber.OPERATION_INVALID, operation);
        if (suite.has("domainGetInfo")) {
          same((await conn.domainGetInfo(ref)).state, DomainState.SHUTOFF, "state after the refusal");
        }
      },
    );
  }
}
