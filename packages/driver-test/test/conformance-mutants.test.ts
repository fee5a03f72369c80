import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CallOptions,
  DomainCoreDumpFlags,
  type DomainEventFilter,
  type DomainRef,
  DomainState,
  type DriverConnection,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
  noPeers,
} from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, describe, expect, it } from "vitest";
import { testDriver } from "../src/index.js";
import { documents } from "./documents.js";
import { hostMutants } from "./host-mutants.js";
import { momentMutants } from "./moment-mutants.js";
import { type Mutant, type Mutation, objectMutants } from "./object-mutants.js";

/** Holds the suite itself to account: a driver that is wrong in one way must fail, and in the test that is about it. */

const folder = mkdtempSync(join(tmpdir(), "conformance-mutants-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Connection = Required<DriverConnection>;

const open = () =>
  testDriver.open({
    uri: "test:///default",
    readOnly: false,
    peers: noPeers,
    warn: () => {},
  }) as Promise<Connection>;

const sample = await open();
const supports = Object.keys(sample).filter((name) => name !== "close") as OperationName[];
await sample.close();

const domainXML = (name: string, uuid: string) =>
  `<domain type='test'><name>${/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name}</name>` +
  `<uuid>${uuid}</uuid><memory>1048576</memory><vcpu>2</vcpu></domain>`;

/** A domain that stays after what its action is for. */
const kept = (name: string, action: "on_crash" | "on_poweroff") =>
  domainXML(name, randomUUID()).replace("</vcpu>", `</vcpu><${action}>preserve</${action}>`);

/** The names of the suite's tests that a driver fails, of all of them or of those whose names begin like that. */
async function failures(mutation: Mutation, patience = 500, prefix = ""): Promise<string[]> {
  const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];
  suite({
    test: (name, run) => tests.push({ name, run }),
    report: () => {},
    open: async () => {
      const right = await open();
      return { ...right, ...mutation(right) } as DriverConnection;
    },
    supports: "domainMigrateToURI" in mutation(sample) ? [...supports, "domainMigrateToURI"] : supports,
    fixtures: {
      active: async (conn) => conn.domainLookupByName!("test"),
      inactive: async (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
      crashed: async (conn) => {
        const ref = await conn.domainCreateXML!(kept("crashed", "on_crash"), 0);
        return (await conn.domainCoreDump!(
          ref,
          join(folder, `crash-${randomUUID()}`),
          0,
          DomainCoreDumpFlags.CRASH,
        ))!;
      },
      preserved: async (conn) =>
        (await conn.domainShutdown!(await conn.domainCreateXML!(kept("preserved", "on_poweroff"), 0), 0))!,
      domainXML,
      ...documents,
      path: (name) => join(folder, `${name}-${randomUUID()}`),
    },
  });
  expect(tests.length).toBeGreaterThan(60);
  const failed: string[] = [];
  for (const { name, run } of tests.filter((one) => one.name.startsWith(prefix))) {
    const passed = await Promise.race([
      run().then(
        () => true,
        () => false,
      ),
      idle(patience).then(() => false),
    ]);
    if (!passed) failed.push(name);
  }
  return failed;
}

/** A driver that hangs is one that fails. */
const idle = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());

const error = (code: ErrorNumber) => new LibvirtError({ code, domain: ErrorDomain.TEST, info: "mutant" });
const isActive = ({ id }: DomainRef) => id !== undefined;

/** A call that does the right thing, and then the wrong one. */
const swallow = async (call: Promise<unknown>, otherwise: unknown) => call.catch(() => otherwise);

const mutants: readonly Mutant[] = [
  ["lists no active domain", () => ({ listDomains: async () => [] }), "every listed id can be looked up"],
  [
    "lists ids in descending order",
    (right) => ({ listDomains: async () => [...(await right.listDomains()), 0].reverse().concat(-1) }),
    "every listed id can be looked up",
  ],
  [
    "miscounts active domains",
    (right) => ({ numOfDomains: async () => (await right.numOfDomains()) + 1 }),
    "active domains are counted as they are listed",
  ],
  [
    "miscounts inactive domains",
    (right) => ({ numOfDefinedDomains: async () => (await right.numOfDefinedDomains()) + 1 }),
    "inactive domains are counted as they are listed",
  ],
  [
    "ignores the filter of listAllDomains",
    (right) => ({ listAllDomains: async () => right.listAllDomains(0) }),
    "listAllDomains lists what the single lists do",
  ],
  [
    "finds nothing where there is nothing, and does not say so",
    (right) => ({ domainLookupByName: (name: string) => swallow(right.domainLookupByName(name), undefined) }),
    "domainLookupByName finds no no such domain",
  ],
  [
    "gives a failing look-up another code",
    (right) => ({
      domainLookupByUUID: (uuid: string) =>
        right.domainLookupByUUID(uuid).catch(() => {
          throw error(ErrorNumber.INTERNAL_ERROR);
        }),
    }),
    "domainLookupByUUID finds no c0f04ace-5a17-4e00-8000-00000000dead",
  ],
  [
    "throws plain errors",
    (right) => ({
      domainLookupByID: (id: number) =>
        right.domainLookupByID(id).catch(() => {
          throw new Error("not found");
        }),
    }),
    "domainLookupByID finds no 999999",
  ],
  [
    "looks names up in an object's prototype",
    (right) => ({
      domainLookupByName: async (name: string) =>
        name in {} ? { uuid: randomUUID(), name } : right.domainLookupByName(name),
    }),
    "domainLookupByName finds no __proto__",
  ],
  [
    "ignores the case of names",
    (right) => ({
      domainLookupByName: async (name: string) => {
        const all = await right.listAllDomains(0);
        const match = all.find(({ ref }) => ref.name!.toLowerCase() === name.toLowerCase());
        return match?.ref ?? right.domainLookupByName(name);
      },
    }),
    "names that differ in case only are two names",
  ],
  [
    "cuts names after twenty characters",
    (right) => ({
      domainDefineXML: (xml: string) =>
        right.domainDefineXML(xml.replace(/<name>(.{20}).*<\/name>/u, "<name>$1</name>"), 0),
    }),
    "a domain may be called xxxxxxxx… (255 characters)",
  ],
  [
    "accepts names with a slash",
    (right) => ({ domainDefineXML: (xml: string) => right.domainDefineXML(xml.replace("a/b", "a b"), 0) }),
    "illegal names are refused and leave nothing behind",
  ],
  [
    "takes any text for a domain",
    (right) => ({
      domainDefineXML: (xml: string) =>
        right.domainDefineXML(xml.startsWith("<domain type") ? xml : domainXML("any", randomUUID()), 0),
    }),
    "documents that are none are refused",
  ],
  [
    "takes no look at the schema",
    (right) => ({ domainDefineXML: (xml: string) => right.domainDefineXML(xml, 0) }),
    "a document is held against its schema when asked to",
  ],
  ["does not suspend", () => ({ domainSuspend: async () => {} }), "suspend and resume go back and forth"],
  [
    "refuses to suspend twice",
    (right) => ({
      async domainSuspend(ref: DomainRef) {
        if ((await right.domainGetInfo(ref)).state === 3) throw error(ErrorNumber.OPERATION_INVALID);
        return right.domainSuspend(ref);
      },
    }),
    "suspend and resume go back and forth",
  ],
  [
    "reboots paused domains",
    (right) => ({
      async domainReboot(ref: DomainRef, flags: number) {
        await right.domainResume(ref);
        return right.domainReboot(ref, flags);
      },
    }),
    "domainReboot of a paused domain is refused",
  ],
  [
    "ignores a start of what runs",
    (right) => ({ domainCreate: (ref: DomainRef) => swallow(right.domainCreate(ref, 0), ref) }),
    "domainCreate of an active domain is refused",
  ],
  [
    "undefines active domains",
    (right) => ({
      async domainUndefine(ref: DomainRef) {
        if (isActive(ref)) await right.domainDestroy(ref, 0);
        return right.domainUndefine(ref, 0);
      },
    }),
    "domainUndefine of an active domain leaves it transient",
  ],
  [
    "starts what is defined",
    (right) => ({
      domainDefineXML: async (xml: string) => right.domainCreate(await right.domainDefineXML(xml, 0), 0),
    }),
    "a defined domain is inactive, listed and found",
  ],
  [
    "redefines a domain under another uuid",
    (right) => ({
      domainDefineXML: (xml: string) =>
        right.domainDefineXML(xml, 0).catch(async (thrown: LibvirtError) => {
          if (thrown.code !== ErrorNumber.DOM_EXIST) throw thrown;
          return right.domainDefineXML(xml.replace(/<uuid>.*<\/uuid>/, ""), 0);
        }),
    }),
    "name and uuid stay together",
  ],
  ["does not rename", () => ({ domainRename: async (ref: DomainRef) => ref }), "a renamed domain"],
  [
    "renames to names that are taken",
    (right) => ({
      domainRename: (ref: DomainRef, name: string) =>
        right.domainRename(ref, name, 0).catch((thrown: LibvirtError) => {
          if (thrown.code !== ErrorNumber.DOM_EXIST) throw thrown;
          return { ...ref, name };
        }),
    }),
    "a domain is given no name that is taken",
  ],
  [
    "starts domains anew to rename them",
    (right) => ({
      async domainRename(ref: DomainRef, name: string) {
        const after = (await right.domainRename(ref, name, 0))!;
        if (!isActive(ref)) return after;
        await right.domainDestroy(after!, 0);
        return right.domainCreate(after!, 0);
      },
    }),
    "an active domain is renamed",
  ],
  [
    "forgets persistent domains that are destroyed",
    (right) => ({
      async domainDestroy(ref: DomainRef) {
        const after = (await right.domainDestroy(ref, 0))!;
        await right.domainUndefine(after, 0).catch(() => {});
        return after;
      },
    }),
    "destroy leaves a persistent domain defined and inactive",
  ],
  [
    "tells a stale id after destroy",
    (right) => ({
      domainDestroy: async (ref: DomainRef) => ({ ...(await right.domainDestroy(ref, 0)), id: ref.id }),
    }),
    "destroy leaves a persistent domain defined and inactive",
  ],
  [
    "destroys what is not active",
    (right) => ({ domainDestroy: (ref: DomainRef) => swallow(right.domainDestroy(ref, 0), ref) }),
    "domainDestroy of an inactive domain is refused",
  ],
  [
    "makes transient domains persistent",
    (right) => ({
      domainCreateXML: async (xml: string) => right.domainCreate(await right.domainDefineXML(xml, 0), 0),
    }),
    "destroy is the end of a transient domain",
  ],
  [
    "keeps transient domains that shut down",
    (right) => ({
      async domainShutdown(ref: DomainRef) {
        const xml = await right.domainGetXMLDesc(ref, 0);
        await right.domainShutdown(ref, 0);
        return right.domainDefineXML(xml, 0);
      },
    }),
    "shutdown is the end of a transient domain",
  ],
  [
    "starts a domain a second time",
    (right) => ({
      domainCreateXML: (xml: string, flags: number) =>
        right.domainCreateXML(xml, flags).catch(() => right.domainLookupByName("taken")),
    }),
    "an active domain's name and uuid are taken",
  ],
  [
    "forgets a redefinition of an active domain",
    (right) => ({
      async domainDefineXML(xml: string) {
        const name = /<name>(.*)<\/name>/.exec(xml)?.[1] ?? "";
        const known = await swallow(right.domainLookupByName(name), undefined);
        return known !== undefined && isActive(known as DomainRef) ? known : right.domainDefineXML(xml, 0);
      },
    }),
    "a redefinition of an active domain is in force with its next start",
  ],
  [
    "goes by ids instead of uuids",
    (right) => ({
      async domainDestroy(ref: DomainRef) {
        return right.domainDestroy(isActive(ref) ? await right.domainLookupByID(ref.id!) : ref, 0);
      },
    }),
    "a reference with somebody else's uuid reaches nobody",
  ],
  [
    "goes by names instead of uuids",
    (right) => ({
      domainGetInfo: async (ref: DomainRef) => right.domainGetInfo(await right.domainLookupByName(ref.name!)),
    }),
    "a reference with somebody else's uuid reaches nobody",
  ],
  [
    "tells memory in MiB",
    (right) => ({
      async domainGetInfo(ref: DomainRef) {
        const info = await right.domainGetInfo(ref);
        return { ...info, maxMem: info.maxMem / 1024, memory: info.memory / 1024 };
      },
    }),
    "info of an active domain makes sense",
  ],
  [
    "tells CPU time as a number",
    (right) => ({
      domainGetInfo: async (ref: DomainRef) => ({ ...(await right.domainGetInfo(ref)), cpuTime: 0 }),
    }),
    "info of an active domain makes sense",
  ],
  [
    "loses the memory of an inactive domain",
    (right) => ({
      async domainGetInfo(ref: DomainRef) {
        const info = await right.domainGetInfo(ref);
        return info.state === 5 ? { ...info, memory: 0 } : info;
      },
    }),
    "info of an inactive domain: SHUTOFF, no CPU time",
  ],
  [
    "describes inactive domains with an id",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) =>
        (await right.domainGetXMLDesc(ref, flags)).replace(
          "<domain type='test'>",
          "<domain type='test' id='-1'>",
        ),
    }),
    "the description of an inactive domain has no id",
  ],
  [
    "forgets to escape names in descriptions",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) =>
        (await right.domainGetXMLDesc(ref, flags)).replaceAll("&amp;", "&").replaceAll("&lt;", "<"),
    }),
    `a domain may be called &<>'"`,
  ],
  ["does not set memory", () => ({ domainSetMemory: async () => {} }), "memory of an active domain"],
  [
    "sets more memory than the maximum",
    (right) => ({
      domainSetMemory: (ref: DomainRef, kib: number) => swallow(right.domainSetMemory(ref, kib, 0), 0),
    }),
    "memory of an active domain",
  ],
  [
    "does not set the number of vcpus",
    () => ({ domainSetVcpus: async () => {} }),
    "an active domain can be given one vcpu",
  ],
  [
    "tells of one vcpu too few",
    (right) => ({ domainGetVcpus: async (ref: DomainRef) => (await right.domainGetVcpus(ref)).slice(1) }),
    "every vcpu of an active domain is told of",
  ],
  ["does not pin", () => ({ domainPinVcpu: async () => {} }), "a vcpu can be pinned"],
  ["does not attach", () => ({ domainAttachDevice: async () => {} }), "a disk can be attached and detached"],
  ["does not detach", () => ({ domainDetachDevice: async () => {} }), "a disk can be attached and detached"],
  ["never starts with the host", () => ({ domainSetAutostart: async () => {} }), "autostart"],
  [
    "saves a domain and lets it run",
    (right) => ({
      async domainSave(ref: DomainRef, path: string) {
        await right.domainSave(ref, path, undefined, 0);
        return right.domainRestore(path, undefined, 0);
      },
    }),
    "a saved domain is gone, and comes back as it was",
  ],
  [
    "stops a domain before its file is written",
    (right) => ({
      async domainSave(ref: DomainRef, path: string) {
        if (path.startsWith("/nonexistent")) await right.domainDestroy(ref, 0);
        return right.domainSave(ref, path, undefined, 0);
      },
    }),
    "a save that fails leaves the domain running",
  ],
  [
    "restores what is not there",
    (right) => ({
      domainRestore: (path: string) => swallow(right.domainRestore(path, undefined, 0), { uuid: "x" }),
    }),
    "what is no save file is refused",
  ],
  [
    "ends a domain whose core it dumps",
    (right) => ({
      async domainCoreDump(ref: DomainRef, path: string, flags: number) {
        await right.domainCoreDump(ref, path, 0, flags);
        return right.domainDestroy(ref, 0);
      },
    }),
    "a core dump leaves the domain as it is",
  ],
  [
    "mixes up look-ups that run at once",
    (right) => {
      let sought = "";
      return {
        async domainLookupByName(name: string) {
          sought = name;
          await Promise.resolve();
          return right.domainLookupByName(sought);
        },
      };
    },
    "a hundred look-ups at once each find their own",
  ],
  [
    "does not hear an abort",
    (right) => ({ domainSuspend: (ref: DomainRef) => right.domainSuspend(ref) }),
    "a call that is aborted before it begins has no effect",
  ],
  [
    "hears an abort after the fact",
    (right) => ({
      async domainSuspend(ref: DomainRef, options?: { signal?: AbortSignal }) {
        await right.domainSuspend(ref);
        if (options?.signal?.aborted) throw error(ErrorNumber.OPERATION_ABORTED);
      },
    }),
    "a call that is aborted before it begins has no effect",
  ],
  [
    "defines in spite of an abort",
    (right) => ({
      async domainDefineXML(xml: string, options?: { signal?: AbortSignal }) {
        const ref = await right.domainDefineXML(xml, 0);
        if (options?.signal?.aborted) throw error(ErrorNumber.OPERATION_ABORTED);
        return ref;
      },
    }),
    "an aborted definition defines nothing",
  ],
  [
    "tells no events",
    () => ({
      domainEvents: async function* () {},
    }),
    "events tell what happened, in order, until the signal aborts",
  ],
  [
    "goes on telling events after the abort",
    (right) => ({ domainEvents: () => right.domainEvents({}) }),
    "events tell what happened, in order, until the signal aborts",
  ],
  [
    "leaves listeners waiting when it closes",
    (right) => ({ domainEvents: () => right.domainEvents({}), close: async () => {} }),
    "closing ends the events",
  ],
  ["answers after it was closed", () => ({ close: async () => {} }), "a closed connection answers nothing"],
  [
    "has more CPUs than its topology",
    (right) => ({ nodeGetInfo: async () => ({ ...(await right.nodeGetInfo()), cpus: 17 }) }),
    "the node has CPUs and memory",
  ],
  [
    "tells another architecture in its capabilities",
    (right) => ({
      getCapabilities: async () => (await right.getCapabilities()).replace(/<arch>.*</, "<arch>vax<"),
    }),
    "the capabilities tell of the node and of its guests",
  ],
  [
    "runs guests of no kind",
    (right) => ({
      getCapabilities: async () => (await right.getCapabilities()).replaceAll(/<os_type>.*\n/g, ""),
    }),
    "the capabilities tell of the node and of its guests",
  ],
  [
    "leaves a paused domain running when it is dumped",
    (right) => ({
      domainCoreDump: async (ref: DomainRef, path: string, flags: number) => {
        const after = (await right.domainCoreDump(ref, path, 0, flags))!;
        await right.domainResume(after).catch(() => undefined);
        return after;
      },
    }),
    "a core dump leaves a paused domain paused",
  ],
  [
    "keeps a paused domain that was saved",
    (right) => ({
      domainSave: async (ref: DomainRef, path: string) =>
        (await right.domainGetInfo(ref)).state === DomainState.PAUSED
          ? ref
          : right.domainSave(ref, path, undefined, 0),
    }),
    "a paused domain can be saved, and is gone",
  ],
  [
    "attaches nothing to a paused domain",
    (right) => ({
      domainAttachDevice: async (ref: DomainRef, xml: string) =>
        (await right.domainGetInfo(ref)).state === DomainState.PAUSED
          ? undefined
          : right.domainAttachDevice(ref, xml, 0),
    }),
    "a disk can be attached to a paused domain, which stays paused",
  ],
  ...(["crashed", "preserved"] as const).flatMap((which): Mutant[] => [
    [
      `pretends to save a ${which} domain`,
      (right) => ({
        domainSave: (ref: DomainRef, path: string) => swallow(right.domainSave(ref, path, undefined, 0), ref),
      }),
      `domainSave of a ${which} domain is refused`,
    ],
    [
      `pretends to attach to a ${which} domain`,
      (right) => ({
        domainAttachDevice: (ref: DomainRef, xml: string) =>
          swallow(right.domainAttachDevice(ref, xml, 0), undefined),
      }),
      `domainAttachDevice of a ${which} domain is refused`,
    ],
  ]),
  [
    "destroys a crashed domain when it is dumped",
    (right) => ({
      domainCoreDump: async (ref: DomainRef, path: string, flags: number) => {
        const after = (await right.domainCoreDump(ref, path, 0, flags))!;
        if (flags === 0) await right.domainDestroy(after, 0);
        return after;
      },
    }),
    "a crashed domain can be dumped, and stays crashed",
  ],
  [
    "pretends to dump a preserved domain",
    (right) => ({
      domainCoreDump: (ref: DomainRef, path: string, flags: number) =>
        swallow(right.domainCoreDump(ref, path, 0, flags), ref),
    }),
    "domainCoreDump of a preserved domain is refused",
  ],
  [
    "goes by its old name once it has ended",
    (right) => {
      let before: string | undefined;
      return {
        domainRename: async (ref: DomainRef, name: string, options?: CallOptions) => {
          if (isActive(ref)) before = ref.name;
          return right.domainRename(ref, name, 0, options);
        },
        domainDestroy: async (ref: DomainRef) => {
          const after = (await right.domainDestroy(ref, 0))!;
          return before === undefined ? after : right.domainRename(after, before, 0);
        },
      };
    },
    "a domain that was renamed while it ran",
  ],
  [
    "gives two domains one name",
    (right) => ({
      domainRename: (ref: DomainRef, name: string, options?: CallOptions) =>
        name === "both"
          ? swallow(right.domainRename(ref, name, 0), ref)
          : right.domainRename(ref, name, 0, options),
    }),
    "of two domains that are given one name at once",
  ],
  [
    "renames for a caller who has left",
    (right) => ({ domainRename: (ref: DomainRef, name: string) => right.domainRename(ref, name, 0) }),
    "a renaming that is aborted before it begins",
  ],
  [
    "forgets autostart with a name",
    (right) => ({
      domainRename: async (ref: DomainRef, name: string) => {
        const after = (await right.domainRename(ref, name, 0))!;
        if (!isActive(after)) await right.domainSetAutostart(after, false);
        return after;
      },
    }),
    "a renamed domain starts with the host as before",
  ],
  [
    "tells of a renaming as of a definition",
    (right) => ({
      async *domainEvents(filter: DomainEventFilter, options?: CallOptions) {
        for await (const event of right.domainEvents(filter, options))
          yield event.event === "lifecycle" ? { ...event, detail: 0 } : event;
      },
    }),
    "the events of a renaming",
  ],
  [
    "shows what runs as its definition",
    (right) => ({
      domainGetXMLDesc: (ref: DomainRef, flags: number) => right.domainGetXMLDesc(ref, flags & 1),
    }),
    "the definition of an active domain",
  ],
  [
    "shows definitions of inactive domains otherwise",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) =>
        `${await right.domainGetXMLDesc(ref, flags)}${flags === 2 ? "<!-- -->" : ""}`,
    }),
    "the definition of an inactive domain",
  ],
  [
    "keeps no definition of transient domains",
    (right) => ({
      domainGetXMLDesc: async (ref: DomainRef, flags: number) => {
        const xml = await right.domainGetXMLDesc(ref, flags);
        if (flags === 2 && xml.includes("<name>transient<")) throw error(ErrorNumber.NO_DOMAIN);
        return xml;
      },
    }),
    "the definition of a transient domain",
  ],
  [
    "moves guests whatever it is told",
    (right) => ({ domainMigrateToURI: (ref: DomainRef) => right.domainDestroy(ref, 0) }),
    "a migration",
  ],
  ["lacks what it claims", () => ({ domainResume: undefined }), "suspend and resume go back and forth"],
];

describe("the conformance suite", () => {
  it("passes the driver that is right", async () => {
    expect(await failures(() => ({}), 5_000)).toEqual([]);
  });

  it.each([...mutants, ...objectMutants, ...hostMutants, ...momentMutants])(
    "catches a driver that %s",
    async (_, mutation, caughtBy) => {
      expect(await failures(mutation, 500, caughtBy)).not.toEqual([]);
    },
  );
});
