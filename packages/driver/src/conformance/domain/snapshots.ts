import { ErrorNumber } from "../../errors/number.js";
import { DomainEventStoppedDetail, DomainEventType, DomainState } from "../../flags/domain.generated.js";
import {
  DomainSnapshotCreateFlags,
  DomainSnapshotDeleteFlags,
  DomainSnapshotListFlags,
  DomainSnapshotRevertFlags,
} from "../../flags/domain-snapshot.generated.js";
import type { OperationName } from "../../operations/names.js";
import type { DomainRef } from "../../records/domain.js";
import { check, contains, rejects, runs, same } from "../assert.js";
import { type Context, type Subject, testUuid } from "../context.js";

const missing = ErrorNumber.NO_DOMAIN_SNAPSHOT;
const { STARTED, RESUMED, STOPPED } = DomainEventType;
const { ROOTS, LEAVES, DESCENDANTS, ACTIVE, INACTIVE } = DomainSnapshotListFlags;

const snapshotXML = (name: string) =>
  `<domainsnapshot><name>${name}</name><description>about ${name}</description></domainsnapshot>`;

/** Snapshots: a tree of states to which a domain goes back. */
export function snapshotTests(suite: Context): void {
  /** A defined domain with a disk, that runs. */
  async function running(conn: Subject, number: number): Promise<DomainRef> {
    const defined = await conn.domainDefineXML(suite.fixtures.guestXML!("snapped", testUuid(number)), 0);
    return conn.domainCreate(defined, 0);
  }
  const needs: readonly (OperationName | "guestXML")[] = [
    "domainSnapshotCreateXML",
    "domainListAllSnapshots",
    "domainSnapshotDelete",
    "domainDefineXML",
    "domainCreate",
    "guestXML",
  ];
  const take = (conn: Subject, ref: DomainRef, name: string, flags = 0) =>
    conn.domainSnapshotCreateXML(ref, snapshotXML(name), flags);
  const names = (refs: readonly { readonly name: string }[]) => refs.map(({ name }) => name).sort();

  suite.test(
    "snapshots follow each other, and are found and listed by their place in the tree",
    [
      ...needs,
      "domainSnapshotLookupByName",
      "domainSnapshotCurrent",
      "domainSnapshotGetParent",
      "domainSnapshotListAllChildren",
      "domainSnapshotIsCurrent",
    ],
    async (conn) => {
      const ref = await running(conn, 0x51);
      await rejects(conn.domainSnapshotCurrent(ref, 0), missing, "the current snapshot of none");
      const first = await take(conn, ref, "first");
      const second = await take(conn, ref, "second");
      const third = await take(conn, ref, "third");
      same(first.name, "first", "name of the snapshot");
      same((await conn.domainSnapshotCurrent(ref, 0)).name, "third", "the current snapshot");
      same(await conn.domainSnapshotIsCurrent(first, 0), false, "whether the first is current");
      same((await conn.domainSnapshotGetParent(third, 0)).name, "second", "the third one's parent");
      await rejects(conn.domainSnapshotGetParent(first, 0), missing, "the parent of a root");
      same(names(await conn.domainListAllSnapshots(ref, 0)), ["first", "second", "third"], "all");
      same(names(await conn.domainListAllSnapshots(ref, ROOTS)), ["first"], "roots");
      same(names(await conn.domainListAllSnapshots(ref, LEAVES)), ["third"], "leaves");
      same(names(await conn.domainSnapshotListAllChildren(first, 0)), ["second"], "children");
      same(
        names(await conn.domainSnapshotListAllChildren(first, DESCENDANTS)),
        ["second", "third"],
        "all below",
      );
      same((await conn.domainSnapshotLookupByName(ref, "second", 0)).name, second.name, "look-up");
      await rejects(conn.domainSnapshotLookupByName(ref, "fourth", 0), missing, "look-up of none");
      await rejects(take(conn, ref, "second"), ErrorNumber.OPERATION_FAILED, "a name that is taken");
    },
  );

  suite.test(
    "a snapshot's document has its domain, its state and its parent",
    [...needs, "domainSnapshotGetXMLDesc"],
    async (conn) => {
      const ref = await running(conn, 0x52);
      await take(conn, ref, "one");
      const xml = await conn.domainSnapshotGetXMLDesc(await take(conn, ref, "two"), 0);
      for (const part of ["<name>two</name>", "about two", "<state>running<", "<creationTime>", "<uuid>"]) {
        contains(xml, part, "the snapshot's document");
      }
      contains(xml, /<parent>\s*<name>one<\/name>\s*<\/parent>/, "the snapshot's document");
    },
  );

  suite.test(
    "a removed snapshot leaves its children to its parent, unless they go with it",
    [...needs, "domainSnapshotGetParent", "domainHasCurrentSnapshot", "domainSnapshotCurrent"],
    async (conn) => {
      const ref = await running(conn, 0x53);
      for (const name of ["a", "b", "c", "d"]) await take(conn, ref, name);
      const at = (name: string) => ({ domain: ref, name });
      await conn.domainSnapshotDelete(at("b"), 0);
      same((await conn.domainSnapshotGetParent(at("c"), 0)).name, "a", "parent of what followed it");
      await conn.domainSnapshotDelete(at("c"), DomainSnapshotDeleteFlags.CHILDREN_ONLY);
      same(names(await conn.domainListAllSnapshots(ref, 0)), ["a", "c"], "without the children of c");
      same((await conn.domainSnapshotCurrent(ref, 0)).name, "c", "the current one after its own end");
      const both = DomainSnapshotDeleteFlags.CHILDREN | DomainSnapshotDeleteFlags.CHILDREN_ONLY;
      await rejects(
        conn.domainSnapshotDelete(at("a"), both),
        ErrorNumber.INVALID_ARG,
        "flags that contradict",
      );
      await conn.domainSnapshotDelete(at("a"), DomainSnapshotDeleteFlags.CHILDREN);
      same(await conn.domainListAllSnapshots(ref, 0), [], "snapshots in the end");
      same(await conn.domainHasCurrentSnapshot(ref, 0), false, "whether one is current in the end");
      await rejects(conn.domainSnapshotDelete(at("a"), 0), missing, "removing it again");
    },
  );

  suite.test(
    "a domain goes back to what it was, running, paused or off",
    [
      ...needs,
      "domainRevertToSnapshot",
      "domainGetInfo",
      "domainSuspend",
      "domainDestroy",
      "domainSetMemory",
    ],
    async (conn) => {
      const ref = await running(conn, 0x54);
      const { memory } = await conn.domainGetInfo(ref);
      const up = await take(conn, ref, "up");
      await conn.domainSetMemory(ref, memory / 2, 0);
      await conn.domainSuspend(ref);
      const paused = await take(conn, ref, "paused");
      await conn.domainDestroy(ref, 0);
      const off = await take(conn, ref, "off");
      const state = async () => (await conn.domainGetInfo(ref)).state;
      await conn.domainRevertToSnapshot(up, 0);
      runs(await state(), "the state after going back to one that ran");
      same((await conn.domainGetInfo(ref)).memory, memory, "memory after going back");
      await conn.domainRevertToSnapshot(paused, 0);
      same(await state(), DomainState.PAUSED, "state after going back to one that stood");
      await conn.domainRevertToSnapshot(off, 0);
      same(await state(), DomainState.SHUTOFF, "state after going back to one that was off");
      await conn.domainRevertToSnapshot(off, DomainSnapshotRevertFlags.RUNNING);
      runs(await state(), "the state as the flag RUNNING wants it");
      await conn.domainRevertToSnapshot(up, DomainSnapshotRevertFlags.PAUSED);
      same(await state(), DomainState.PAUSED, "state as the flag PAUSED wants it");
      const both = DomainSnapshotRevertFlags.RUNNING | DomainSnapshotRevertFlags.PAUSED;
      await rejects(conn.domainRevertToSnapshot(up, both), ErrorNumber.INVALID_ARG, "flags that contradict");
      same(names(await conn.domainListAllSnapshots(ref, ACTIVE)), ["paused", "up"], "of what was active");
      same(names(await conn.domainListAllSnapshots(ref, INACTIVE)), ["off"], "of what was off");
    },
  );

  suite.test(
    "the next snapshot follows the one that was reverted to",
    [...needs, "domainRevertToSnapshot", "domainSnapshotGetParent"],
    async (conn) => {
      const ref = await running(conn, 0x55);
      const first = await take(conn, ref, "first");
      await take(conn, ref, "second");
      await conn.domainRevertToSnapshot(first, 0);
      const branch = await take(conn, ref, "branch");
      same((await conn.domainSnapshotGetParent(branch, 0)).name, "first", "parent of the branch");
    },
  );

  suite.test(
    "a snapshot halts its domain if it is told to, and a transient domain has no end in one",
    [...needs, "domainGetInfo", "domainCreateXML"],
    async (conn) => {
      const { HALT, LIVE } = DomainSnapshotCreateFlags;
      const ref = await running(conn, 0x56);
      await rejects(take(conn, ref, "both", HALT | LIVE), ErrorNumber.INVALID_ARG, "flags that contradict");
      await take(conn, ref, "halted", HALT);
      same((await conn.domainGetInfo(ref)).state, DomainState.SHUTOFF, "state after HALT");
      const transient = await conn.domainCreateXML(suite.fixtures.guestXML!("transient", testUuid(0x57)), 0);
      await rejects(
        take(conn, transient, "x", HALT),
        ErrorNumber.OPERATION_INVALID,
        "HALT of a transient one",
      );
      same(await conn.domainListAllSnapshots(transient, 0), [], "its snapshots");
    },
  );

  suite.test(
    "a snapshot's document is put back as it was printed, and nowhere else",
    [...needs, "domainSnapshotGetXMLDesc", "domainSnapshotGetParent", "domainSnapshotCurrent"],
    async (conn) => {
      const { REDEFINE, CURRENT } = DomainSnapshotCreateFlags;
      const ref = await running(conn, 0x58);
      await take(conn, ref, "root");
      const child = await take(conn, ref, "child");
      const xml = await conn.domainSnapshotGetXMLDesc(child, 0);
      await conn.domainSnapshotDelete(child, 0);
      same(
        (await conn.domainSnapshotCreateXML(ref, xml, REDEFINE)).name,
        "child",
        "name of what was put back",
      );
      same((await conn.domainSnapshotGetParent(child, 0)).name, "root", "its parent");
      same((await conn.domainSnapshotCurrent(ref, 0)).name, "root", "the current one");
      await conn.domainSnapshotCreateXML(ref, xml, REDEFINE | CURRENT);
      same((await conn.domainSnapshotCurrent(ref, 0)).name, "child", "the one that was made current");
      const wrong = [
        [xml.replace("<name>root<", "<name>child<"), "its own parent"],
        [xml.replace("<name>root<", "<name>nobody<"), "a parent that is not there"],
        [xml.replaceAll(/<uuid>[^<]*/g, `<uuid>${testUuid(0xbad)}`), "the uuid of another domain"],
      ] as const;
      for (const [text, what] of wrong) {
        await rejects(conn.domainSnapshotCreateXML(ref, text, REDEFINE), ErrorNumber.INVALID_ARG, what);
      }
      await rejects(
        conn.domainSnapshotCreateXML(ref, "<domainsnapshot><name>bare</name></domainsnapshot>", REDEFINE),
        [ErrorNumber.XML_ERROR, ErrorNumber.INTERNAL_ERROR],
        "what says no time",
      );
      same(
        names(await conn.domainListAllSnapshots(ref, 0)),
        ["child", "root"],
        "snapshots after the refusals",
      );
    },
  );

  suite.test(
    "events tell of going back",
    [...needs, "domainRevertToSnapshot", "domainDestroy", "domainEvents"],
    async (conn) => {
      const ref = await running(conn, 0x59);
      const snapshot = await take(conn, ref, "told");
      const events = conn.domainEvents({ kinds: ["lifecycle"], domain: ref });
      await events.ready;
      await conn.domainRevertToSnapshot(snapshot, 0);
      await conn.domainDestroy(ref, 0);
      const seen: number[] = [];
      for (;;) {
        const { value, done } = await events.next();
        check(!done, "events: expected that the domain was destroyed, got the end");
        if (value.event !== "lifecycle") continue;
        seen.push(value.type);
        if (value.type === STOPPED && value.detail === DomainEventStoppedDetail.DESTROYED) break;
      }
      check(
        seen.includes(STARTED) || seen.includes(RESUMED),
        `events: expected STARTED or RESUMED, got ${seen}`,
      );
      await events.return?.();
    },
  );

  suite.test("documents that are none make no snapshot", [...needs], async (conn) => {
    const ref = await running(conn, 0x5a);
    const codes = [ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL, ErrorNumber.CONFIG_UNSUPPORTED];
    for (const text of [
      "<domain/>",
      "<domainsnapshot",
      "<domainsnapshot><name>a/b</name></domainsnapshot>",
    ]) {
      await rejects(conn.domainSnapshotCreateXML(ref, text, 0), codes, text);
    }
    const disk = "<domainsnapshot><disks><disk name='nosuch' snapshot='internal'/></disks></domainsnapshot>";
    await rejects(conn.domainSnapshotCreateXML(ref, disk, 0), codes, "a disk that is not there");
    same(await conn.domainListAllSnapshots(ref, 0), [], "snapshots");
  });
}
