/** Core over driver-xl over a fake xl, with a stranger's driver in the hypervisor's place: it reads what the fake has. */
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLibvirt } from "@libvirt-ts/core";
import {
  activityFilter,
  type DomainInfo,
  type DomainRef,
  DomainState,
  type Driver,
  defineDriver,
  ErrorDomain,
  guardCalls,
  isOperationName,
  noDomain,
} from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { createXlDriver } from "@libvirt-ts/driver-xl";
import { FakeXl, type FakeXlGuest, isForLongRuns, isLongRun } from "@libvirt-ts/testkit";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, describe, expect, test } from "vitest";

const dom0 = "00000000-0000-0000-0000-000000000000";
const folder = mkdtempSync(join(tmpdir(), "conformance-xl-"));
const fakes: FakeXl[] = [];
afterAll(() => {
  for (const fake of fakes) fake[Symbol.dispose]();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** Reads only, as the hypervisor and the store do on a real host, and never runs xl. */
function readerOf(fake: FakeXl): Driver {
  const refOf = ({ id, name, uuid }: FakeXlGuest): DomainRef => ({ id, name, uuid: id === 0 ? dom0 : uuid });
  const infoOf = ({ paused, crashed, maxmem, memory, online }: FakeXlGuest): DomainInfo => ({
    state: crashed ? DomainState.CRASHED : paused ? DomainState.PAUSED : DomainState.BLOCKED,
    maxMem: maxmem,
    memory,
    nrVirtCpu: online,
    cpuTime: 1n,
  });
  const find = (what: string, accepts: (ref: DomainRef) => boolean): FakeXlGuest => {
    const guest = fake.guests.find((one) => accepts(refOf(one)));
    if (guest === undefined) throw noDomain(ErrorDomain.XEN, what);
    return guest;
  };
  const byRef = (ref: DomainRef) => find(ref.uuid, ({ uuid, id }) => uuid === ref.uuid && id === ref.id);
  const operations = {
    getType: async () => "Xen",
    listDomains: async () => fake.guests.map(({ id }) => id),
    numOfDomains: async () => fake.guests.length,
    listAllDomains: async (flags: number) =>
      activityFilter(ErrorDomain.XEN, flags).active
        ? fake.guests.map((guest) => ({ ref: refOf(guest), info: infoOf(guest) }))
        : [],
    domainLookupByID: async (id: number) => refOf(find(`${id}`, (ref) => ref.id === id)),
    domainLookupByName: async (name: string) => refOf(find(name, (ref) => ref.name === name)),
    domainLookupByUUID: async (uuid: string) => refOf(find(uuid, (ref) => ref.uuid === uuid)),
    domainGetInfo: async (ref: DomainRef) => infoOf(byRef(ref)),
    domainGetMaxMemory: async (ref: DomainRef) => byRef(ref).maxmem,
    domainGetOSType: async (ref: DomainRef) => (byRef(ref).type === "hvm" ? "hvm" : "linux"),
    close: async () => {},
  };
  return defineDriver({
    name: "Xen",
    version: 1,
    provides: ["activeDomains"],
    accepts: () => true,
    open: async () => ({
      ...guardCalls(ErrorDomain.XEN, operations, { listAllDomains: -1 }),
      peers: {
        activeDomains: {
          findByName: async (names) =>
            new Map(
              fake.guests.map(refOf).flatMap((ref) => (names.includes(ref.name!) ? [[ref.name!, ref]] : [])),
            ),
        },
      },
    }),
  });
}

async function connect() {
  const fake = new FakeXl();
  fakes.push(fake);
  const configDir = join(fake.folder, "etc");
  mkdirSync(configDir);
  const xl = createXlDriver({
    command: fake.command,
    logFiles: fake.logFiles,
    configDir,
    stateDir: join(fake.folder, "run"),
  });
  const libvirt = createLibvirt({ drivers: [readerOf(fake), xl] });
  return libvirt.openOperations("xen:///");
}

const sample = await connect();
const supports: OperationName[] = Object.keys(sample).filter(isOperationName);
await sample.close();

/** A control character has no escape: it goes in as it is, and the reader refuses it. */
const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

const domainXML = (name: string, uuid: string) =>
  `<domain type='xen'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><os><type>linux</type><kernel>/boot/vmlinuz</kernel></os><memory>131072</memory><vcpu>2</vcpu></domain>`;

/**
 * A file may not begin with a dash: every shell that lists the folder would take it for an option. A guest has to help
 * when it is saved, which a paused one cannot.
 */
const refused = ["a domain may be called --all", "a paused domain can be saved, and is gone"];

/** Each takes a life of a guest; driver-xl tries its own names (injection). */
const isLeft = (name: string) => isForLongRuns(name, "names");
if (!isLongRun) console.log("skipped: most odd names of domains over driver-xl: LIBVIRT_TS_LONG=1 runs them");

describe("core over driver-xl conforms to the contract", () => {
  suite({
    test: (name, run) => {
      if (!refused.includes(name)) test.skipIf(isLeft(name))(name, run);
    },
    open: connect,
    supports,
    fixtures: {
      active: (conn) => conn.domainCreateXML!(domainXML("active", randomUUID()), 0),
      inactive: (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
      domainXML,
      path: (name) => join(folder, `${name}-${randomUUID()}`),
    },
  });

  test("reads never run xl", async () => {
    const conn = await connect();
    await conn.domainDefineXML!(domainXML("defined", randomUUID()), 0);
    await conn.listAllDomains!(0);
    await conn.domainGetInfo!(await conn.domainLookupByID!(0));
    expect(fakes.at(-1)!.calls).toEqual([]);
    await conn.close();
  });
});
