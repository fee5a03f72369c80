import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DomainRef } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import {
  type FakeXend,
  startFakeXend,
  XEND_VERSIONS,
  type XendVersion,
  xendFaults,
} from "@libvirt-ts/testkit";
import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { config, domainXml, openAt, uuidOf } from "./support.js";

const everywhere: readonly OperationName[] = [
  "getType",
  "getVersion",
  "getCapabilities",
  "nodeGetInfo",
  "listDomains",
  "numOfDomains",
  "listAllDomains",
  "domainLookupByID",
  "domainLookupByUUID",
  "domainLookupByName",
  "domainCreateXML",
  "domainRestore",
  "domainSuspend",
  "domainResume",
  "domainShutdown",
  "domainReboot",
  "domainDestroy",
  "domainSave",
  "domainGetOSType",
  "domainGetInfo",
  "domainGetXMLDesc",
  "domainGetMaxMemory",
  "domainSetMemory",
  "domainSetVcpus",
  "domainGetVcpus",
  "domainAttachDevice",
  "domainDetachDevice",
];

/** What a version can be held to; before 3.0.4 a new maximum of memory is not reported. */
function operationsOf(version: XendVersion): OperationName[] {
  const managed: OperationName[] = [
    "listDefinedDomains",
    "numOfDefinedDomains",
    "domainDefineXML",
    "domainCreate",
    "domainUndefine",
    "domainRename",
    "domainCoreDump",
    "domainSetMaxMemory",
  ];
  const isManaged = version !== "3.0.2" && version !== "3.0.3";
  const pins = ["3.4", "4.1", "4.4"].includes(version);
  return [...everywhere, ...(isManaged ? managed : []), ...(pins ? ["domainPinVcpu" as const] : [])];
}

/** xend takes names of letters, digits and `_-.:+/` only; names.test.ts shows how it refuses the others. */
const isForXend = (name: string) =>
  !name.startsWith("a renamed domain has its new name everywhere") &&
  (!name.startsWith("a domain may be called") || name.includes("xxxxxxxx"));

describe.each([
  ...XEND_VERSIONS.flatMap((version) => [
    { version, listen: "ipv4", connections: "own" } as const,
    { version, listen: "unix", connections: "own" } as const,
  ]),
  ...(["3.0.2", "3.0.3", "3.1"] as const).map(
    (version) => ({ version, listen: "unix", connections: "threads" }) as const,
  ),
])("xend $version over $listen, connections: $connections", ({ version, listen, connections }) => {
  let folder: string;
  let xend: FakeXend | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "driver-xend-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(async () => {
    await xend?.close();
    xend = undefined;
  });

  const add = (state: "halted" | "running"): DomainRef => {
    const { name, uuid, id } = xend!.add(config(state, uuidOf(state.length)), state);
    return { name, uuid, ...(id === undefined ? {} : { id }) };
  };
  let files = 0;

  suite({
    test: (name, run) => (isForXend(name) ? test(name, run) : undefined),
    async open() {
      xend = await startFakeXend({ version, listen, connections });
      return openAt(xend.uri, {});
    },
    supports: operationsOf(version),
    fixtures: {
      active: async () => add("running"),
      ...(operationsOf(version).includes("domainDefineXML") ? { inactive: async () => add("halted") } : {}),
      domainXML: domainXml,
      path: (name) => join(folder, `${name}-${files++}`),
      vanish: () => xend!.stop(),
      stall: async () => xend!.misbehave(xendFaults.stall(), { times: Number.POSITIVE_INFINITY }),
    },
  });
});
