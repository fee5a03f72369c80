import { ErrorNumber } from "../../errors/number.js";
import { DomainSaveRestoreFlags, DomainState, DomainUndefineFlags } from "../../flags/domain.generated.js";
import { contains, rejects, runs, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";
import { definedGuest, guestNeeds, runningGuest } from "./guest.js";

const { RUNNING, PAUSED } = DomainSaveRestoreFlags;
const wrongState = ErrorNumber.OPERATION_INVALID;

/** Saves: into files, and where the driver keeps them. */
export function saveTests(suite: Context): void {
  const managed = [
    ...guestNeeds,
    "domainManagedSave",
    "domainHasManagedSaveImage",
    "domainGetInfo",
    "domainLookupByUUID",
  ] as const;

  suite.test("a managed save is what the next start brings back", managed, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x111);
    same(await conn.domainHasManagedSaveImage(ref, 0), false, "whether there is an image");
    await conn.domainManagedSave(ref, 0);
    same(await conn.domainHasManagedSaveImage(ref, 0), true, "whether there is one then");
    same((await conn.domainGetInfo(ref)).state, DomainState.SHUTOFF, "the state");
    await rejects(conn.domainManagedSave(ref, 0), wrongState, "a save of what is off");
    await conn.domainCreate(await conn.domainLookupByUUID(ref.uuid), 0);
    runs((await conn.domainGetInfo(ref)).state, "the state after the start");
    same(await conn.domainHasManagedSaveImage(ref, 0), false, "whether the image is left");
  });

  suite.test(
    "a managed save is removed, and keeps a domain from being undefined unawares",
    [...managed, "domainManagedSaveRemove", "domainUndefine"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x112);
      await conn.domainManagedSave(ref, 0);
      await rejects(conn.domainUndefine(ref, 0), wrongState, "undefining without MANAGED_SAVE");
      await conn.domainManagedSaveRemove(ref, 0);
      same(await conn.domainHasManagedSaveImage(ref, 0), false, "whether there is an image");
      const other = await runningGuest(suite, conn, 0x113);
      await conn.domainManagedSave(other, 0);
      await conn.domainUndefine(other, DomainUndefineFlags.MANAGED_SAVE);
      await rejects(conn.domainLookupByUUID(other.uuid), ErrorNumber.NO_DOMAIN, "a look-up of it");
    },
  );

  suite.test(
    "a transient domain has no managed save",
    ["domainCreateXML", "domainManagedSave", "domainGetInfo", "guestXML"],
    async (conn) => {
      const ref = await conn.domainCreateXML(suite.fixtures.guestXML!("transient", testUuid(0x114)), 0);
      await rejects(conn.domainManagedSave(ref, 0), wrongState, "its managed save");
      runs((await conn.domainGetInfo(ref)).state, "its state");
    },
  );

  suite.test(
    "a managed save's document is read, and changed for the same guest only",
    [...managed, "domainManagedSaveGetXMLDesc", "domainManagedSaveDefineXML"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x115);
      await rejects(
        conn.domainManagedSaveGetXMLDesc(ref, 0),
        [wrongState, ErrorNumber.NO_DOMAIN_METADATA],
        "the document of no image",
      );
      await conn.domainManagedSave(ref, 0);
      const xml = await conn.domainManagedSaveGetXMLDesc(ref, 0);
      contains(xml, ref.uuid, "the image's document");
      await conn.domainManagedSaveDefineXML(ref, xml.replace(`${suite.images}/`, "/moved/"), 0);
      contains(await conn.domainManagedSaveGetXMLDesc(ref, 0), "/moved/", "the document that was changed");
      const another = xml.replaceAll(ref.uuid, testUuid(0x116));
      const codes = [ErrorNumber.CONFIG_UNSUPPORTED, ErrorNumber.INVALID_ARG, ErrorNumber.OPERATION_FAILED];
      await rejects(conn.domainManagedSaveDefineXML(ref, another, 0), codes, "that of another guest");
    },
  );

  const filed = [...guestNeeds, "domainSave", "domainRestore", "domainGetInfo", "path"] as const;

  suite.test("a guest comes back from a file as the flags say", filed, async (conn) => {
    let ref = await runningGuest(suite, conn, 0x117);
    for (const [saving, restoring, isPaused] of [
      [PAUSED, 0, true],
      [RUNNING, 0, false],
      [0, PAUSED, true],
      [PAUSED, RUNNING, false],
    ] as const) {
      const path = suite.fixtures.path!("flags");
      await conn.domainSave(ref, path, undefined, saving);
      ref = await suite.after(conn, ref, await conn.domainRestore(path, undefined, restoring));
      const { state } = await conn.domainGetInfo(ref);
      if (isPaused) same(state, DomainState.PAUSED, `the state with the flags ${saving}, ${restoring}`);
      else runs(state, `the state with the flags ${saving}, ${restoring}`);
      if (isPaused && suite.has("domainResume")) await conn.domainResume(ref);
    }
  });

  suite.test("flags of a save that contradict each other are refused", filed, async (conn) => {
    const ref = await runningGuest(suite, conn, 0x118);
    const path = suite.fixtures.path!("contradiction");
    await rejects(
      conn.domainSave(ref, path, undefined, RUNNING | PAUSED),
      [ErrorNumber.INVALID_ARG, ErrorNumber.ARGUMENT_UNSUPPORTED],
      "a save with RUNNING and PAUSED",
    );
    runs((await conn.domainGetInfo(ref)).state, "the state after that");
  });

  suite.test(
    "a file's document is read, and replaced for the same guest only",
    [...filed, "domainSaveImageGetXMLDesc", "domainSaveImageDefineXML"],
    async (conn) => {
      const ref = await runningGuest(suite, conn, 0x119);
      const path = suite.fixtures.path!("document");
      await conn.domainSave(ref, path, undefined, 0);
      const xml = await conn.domainSaveImageGetXMLDesc(path, 0);
      contains(xml, ref.uuid, "the file's document");
      await conn.domainSaveImageDefineXML(path, xml.replace(`${suite.images}/`, "/moved/"), 0);
      contains(await conn.domainSaveImageGetXMLDesc(path, 0), "/moved/", "the document that was replaced");
      const another = xml.replaceAll(ref.uuid, testUuid(0x11a));
      const codes = [ErrorNumber.CONFIG_UNSUPPORTED, ErrorNumber.INVALID_ARG, ErrorNumber.OPERATION_FAILED];
      await rejects(conn.domainSaveImageDefineXML(path, another, 0), codes, "that of another guest");
      await rejects(conn.domainRestore(path, another, 0), codes, "a restore as another guest");
    },
  );

  suite.test("a domain that runs is not restored a second time", filed, async (conn) => {
    const ref = await definedGuest(suite, conn, 0x11b);
    await conn.domainCreate(ref, 0);
    const path = suite.fixtures.path!("twice");
    await conn.domainSave(ref, path, undefined, 0);
    const restored = await suite.after(conn, ref, await conn.domainRestore(path, undefined, 0));
    const codes = [ErrorNumber.DOM_EXIST, ErrorNumber.OPERATION_FAILED, wrongState];
    await rejects(conn.domainRestore(path, undefined, 0), codes, "a second restore");
    runs((await conn.domainGetInfo(restored)).state, "the state after that");
  });
}
