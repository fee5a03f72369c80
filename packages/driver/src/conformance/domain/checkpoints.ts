import { ErrorNumber } from "../../errors/number.js";
import {
  DomainCheckpointCreateFlags,
  DomainCheckpointXMLFlags,
} from "../../flags/domain-checkpoint.generated.js";
import type { OperationName } from "../../operations/names.js";
import type { DomainRef } from "../../records/domain.js";
import { contains, lacks, rejects, same } from "../assert.js";
import { type Context, type Subject, testUuid } from "../context.js";

const missing = ErrorNumber.NO_DOMAIN_CHECKPOINT;
const checkpointXML = (name: string) => `<domaincheckpoint><name>${name}</name></domaincheckpoint>`;

/** Checkpoints: a tree of times from which changes of disks are known. */
export function checkpointTests(suite: Context): void {
  async function running(conn: Subject, number: number): Promise<DomainRef> {
    const defined = await conn.domainDefineXML(suite.fixtures.guestXML!("checked", testUuid(number)), 0);
    return conn.domainCreate(defined, 0);
  }
  const needs: readonly (OperationName | "guestXML")[] = [
    "domainCheckpointCreateXML",
    "domainListAllCheckpoints",
    "domainCheckpointDelete",
    "domainDefineXML",
    "domainCreate",
    "guestXML",
  ];
  const take = (conn: Subject, ref: DomainRef, name: string) =>
    conn.domainCheckpointCreateXML(ref, checkpointXML(name), 0);
  const names = (refs: readonly { readonly name: string }[]) => refs.map(({ name }) => name).sort();

  suite.test(
    "checkpoints follow each other, and what follows a removed one follows its parent",
    [
      ...needs,
      "domainCheckpointGetParent",
      "domainCheckpointLookupByName",
      "domainCheckpointListAllChildren",
    ],
    async (conn) => {
      const ref = await running(conn, 0x61);
      const first = await take(conn, ref, "first");
      const second = await take(conn, ref, "second");
      const third = await take(conn, ref, "third");
      same(names(await conn.domainListAllCheckpoints(ref, 0)), ["first", "second", "third"], "all");
      same(names(await conn.domainCheckpointListAllChildren(first, 0)), ["second"], "children");
      await rejects(conn.domainCheckpointGetParent(first, 0), missing, "the parent of a root");
      await conn.domainCheckpointDelete(second, 0);
      same((await conn.domainCheckpointGetParent(third, 0)).name, "first", "parent of the third one");
      await rejects(conn.domainCheckpointLookupByName(ref, "second", 0), missing, "look-up of a removed one");
      await rejects(take(conn, ref, "first"), ErrorNumber.OPERATION_FAILED, "a name that is taken");
    },
  );

  suite.test(
    "a checkpoint's document has its disks, and its domain on request, and is put back",
    [...needs, "domainCheckpointGetXMLDesc"],
    async (conn) => {
      const ref = await running(conn, 0x62);
      const checkpoint = await take(conn, ref, "one");
      const xml = await conn.domainCheckpointGetXMLDesc(checkpoint, 0);
      contains(xml, "checkpoint='bitmap'", "the checkpoint's document");
      contains(xml, "<domain", "the checkpoint's document");
      const short = await conn.domainCheckpointGetXMLDesc(checkpoint, DomainCheckpointXMLFlags.NO_DOMAIN);
      lacks(short, "<domain ", "the document without the domain");
      await conn.domainCheckpointDelete(checkpoint, 0);
      await conn.domainCheckpointCreateXML(ref, xml, DomainCheckpointCreateFlags.REDEFINE);
      same(names(await conn.domainListAllCheckpoints(ref, 0)), ["one"], "what was put back");
    },
  );

  suite.test(
    "checkpoints are of domains that run, and exclude snapshots",
    [...needs, "domainSnapshotCreateXML", "domainDestroy"],
    async (conn) => {
      const ref = await running(conn, 0x63);
      const snapshot = (target: DomainRef) => conn.domainSnapshotCreateXML(target, "<domainsnapshot/>", 0);
      const checkpoint = await take(conn, ref, "one");
      await rejects(snapshot(ref), ErrorNumber.OPERATION_UNSUPPORTED, "a snapshot beside it");
      await conn.domainCheckpointDelete(checkpoint, 0);
      await snapshot(ref);
      await rejects(take(conn, ref, "two"), ErrorNumber.OPERATION_UNSUPPORTED, "a checkpoint beside it");
      const off = await conn.domainDefineXML(suite.fixtures.guestXML!("off", testUuid(0x64)), 0);
      await rejects(take(conn, off, "x"), ErrorNumber.OPERATION_UNSUPPORTED, "one of an inactive domain");
    },
  );
}
