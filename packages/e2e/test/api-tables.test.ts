/** Documents that are made of the code: what is called how in C, Python and TypeScript, and which driver can do what. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@libvirt-ts/core";
import {
  type Driver,
  isOperationName,
  noPeers,
  type OperationName,
  operationNames,
  operationRow,
} from "@libvirt-ts/driver";
import { createHypervisorDriver } from "@libvirt-ts/driver-hypervisor";
import { createQemuDriver } from "@libvirt-ts/driver-qemu";
import { testDriver } from "@libvirt-ts/driver-test";
import { createXendDriver } from "@libvirt-ts/driver-xend";
import { createXenstoreDriver } from "@libvirt-ts/driver-xenstore";
import { createXlDriver } from "@libvirt-ts/driver-xl";
import { createXmDriver } from "@libvirt-ts/driver-xm";
import { FakeHost, FakeXl } from "@libvirt-ts/testkit";
import { expect, it } from "vitest";
import { hasStore } from "./stack-host.js";

const exported: Readonly<Record<string, unknown>> = core;

/** Core's classes, and what Python calls theirs. */
const classes = {
  Connect: "virConnect",
  Domain: "virDomain",
  DomainSnapshot: "virDomainSnapshot",
  DomainCheckpoint: "virDomainCheckpoint",
  Network: "virNetwork",
  NetworkPort: "virNetworkPort",
  StoragePool: "virStoragePool",
  StorageVol: "virStorageVol",
  NodeDevice: "virNodeDevice",
  Interface: "virInterface",
  Secret: "virSecret",
  NWFilter: "virNWFilter",
  NWFilterBinding: "virNWFilterBinding",
} as const;

/** The methods of Python's binding, by class: those that the fact sheet of the test driver tried. */
const python = new Set(
  readFileSync(new URL("../fixtures/test-driver-api.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split("\t").slice(0, 2).join(".")),
);

/** Classes of which the sheet has no object, since C's test driver makes none. */
const untried: ReadonlySet<string> = new Set([
  "virNetworkPort",
  "virSecret",
  "virNWFilter",
  "virNWFilterBinding",
]);

interface Method {
  readonly className: keyof typeof classes;
  readonly name: string;
}

/** Which of core's methods ask for an operation: the code of each names what it asks for. */
function methodsByOperation(): Map<OperationName, Method[]> {
  const found = new Map<OperationName, Method[]>();
  for (const className of Object.keys(classes) as (keyof typeof classes)[]) {
    const seen = new Set<string>();
    let prototype: object | null = (exported[className] as { readonly prototype: object }).prototype;
    for (
      ;
      prototype !== null && prototype !== Object.prototype;
      prototype = Object.getPrototypeOf(prototype)
    ) {
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        if (typeof value !== "function" || name === "constructor" || seen.has(name)) continue;
        seen.add(name);
        for (const [, text] of String(value).matchAll(/["'`](\w+)["'`]/g)) {
          if (!isOperationName(text!)) continue;
          found.set(text, [...(found.get(text) ?? []), { className, name }]);
        }
      }
    }
  }
  return found;
}

const methods = methodsByOperation();

/** The steps of a migration that is led over two connections, which `Domain.migrate` and its kin compose. */
const steps = ["Begin", "Prepare", "Perform", "Finish", "Confirm"].map(
  (step) => `domainMigrate${step}3Params`,
);
for (const step of steps.filter(isOperationName)) {
  const names = step === "domainMigrateBegin3Params" ? ["migrate", "migrate2", "migrate3"] : ["migrate3"];
  methods.set(
    step,
    names.map((name) => ({ className: "Domain", name })),
  );
}

/** Written anew with `UPDATE_DOCS=1`. */
function check(file: string, text: string): void {
  const url = new URL(`../../../docs/${file}`, import.meta.url);
  if (process.env.UPDATE_DOCS) writeFileSync(url, text);
  else expect(readFileSync(url, "utf8")).toBe(text);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

it("docs/api-names.md has every operation by its names", () => {
  const rows = operationNames.flatMap((operation): string[][] => {
    const { c } = operationRow(operation);
    const asked = methods.get(operation) ?? [];
    if (asked.length === 0) return [[`\`${c}\``, "", "", `\`${operation}\``]];
    return asked.map(({ className, name }) => {
      const known = `${classes[className]}.${name}`;
      const isPython = untried.has(classes[className]) || python.has(known);
      return [`\`${c}\``, isPython ? `\`${known}\`` : "", `\`${className}.${name}\``, `\`${operation}\``];
    });
  });
  check(
    "api-names.md",
    `# The API's names

Made by \`UPDATE_DOCS=1\` and the tests of \`packages/e2e\`; a test keeps it current. Core's methods have the names of libvirt's
Python binding; an empty cell says that there is none. An operation is what a driver implements; where a C function comes with and
without flags, both are one operation.

${table(["C", "Python", "TypeScript", "operation of the contract"], rows)}
`,
  );
});

/** Operations of which a composition of core asks, not a method by their names. */
const composed: Readonly<Record<string, string>> = {
  domainMigratePrepareTunnel3Params: "a tunnel is between two daemons, which ask each other",
  getAllDomainStats: "Connect.getAllDomainStats and Connect.domainListGetStats ask for it in one place",
  getURI: "Connect.getURI answers without asking",
  supportsFeature: "internal to libvirt's protocol",
};

it("every operation is asked for by a method of core, or by a composition", () => {
  const unasked = operationNames.filter((operation) => !methods.has(operation) && !(operation in composed));
  expect(unasked).toEqual([]);
});

it.skipIf(!hasStore)("docs/drivers.md has what each driver can do", async () => {
  const folder = mkdtempSync(join(tmpdir(), "api-tables-"));
  await using host = await FakeHost.start({ release: "3.4.0", xend: "3.4" });
  using xl = new FakeXl();
  const { arch } = host.hypervisor.facts;
  const drivers: Readonly<Record<string, readonly [driver: Driver, uri: string | undefined]>> = {
    Test: [testDriver, "test:///default"],
    QEMU: [createQemuDriver(), `qemu:///embed?root=${join(folder, "qemu")}`],
    Xen: [createHypervisorDriver({ privcmd: () => host.privcmd(), arch }), undefined],
    XenDaemon: [createXendDriver({ socket: host.xend!.uri }), undefined],
    XenLight: [
      createXlDriver({ command: xl.command, logFiles: xl.logFiles, configDir: folder, stateDir: folder }),
      undefined,
    ],
    XenStore: [createXenstoreDriver({ endpoint: host.store.socketPath }), undefined],
    XenXM: [createXmDriver({ configDir: folder }), undefined],
  };
  const able = new Map<string, ReadonlySet<string>>();
  for (const [name, [driver, uri]] of Object.entries(drivers)) {
    const connection = await driver.open({ uri, readOnly: false, peers: noPeers, warn: () => {} });
    able.set(name, new Set(Object.keys(connection)));
    await connection.close();
  }
  rmSync(folder, { recursive: true });
  const names = Object.keys(drivers);
  const rows = operationNames.map((operation) => [
    `\`${operation}\``,
    ...names.map((name) => (able.get(name)!.has(operation) ? "●" : "")),
  ]);
  const counts = names.map((name) => operationNames.filter((one) => able.get(name)!.has(one)).length);
  check(
    "drivers.md",
    `# What each driver can do

Made by \`UPDATE_DOCS=1\` and the tests of \`packages/e2e\`; a test keeps it current. A connection can do what one of its drivers can;
what none can is NO_SUPPORT. \`Remote\` is left out: it passes on every operation, and the daemon says what it can do.

${table(["operation", ...names], [["of them all", ...counts.map(String)], ...rows])}
`,
  );
});
