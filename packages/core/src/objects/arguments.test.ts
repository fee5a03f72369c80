import { readFileSync } from "node:fs";
import { type DriverConnection, defineDriver, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as core from "../index.js";

/** A function's parameter, as its source declares it. */
interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

/** The public methods of a class and of those that it extends, or of an interface, or the exported functions of a file. */
function declared(file: string, owner?: string): Map<string, Parameter[]> {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Parameter[]>();
  const add = (node: ts.SignatureDeclaration) => {
    const name = node.name?.getText() ?? "";
    if (!/^[a-z]\w*$/i.test(name) || node.parameters.length === 0) return;
    found.set(name, node.parameters.map(parameterOf));
  };
  for (const node of source.statements) {
    if (owner === undefined && ts.isFunctionDeclaration(node)) {
      if (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) add(node);
    }
    if (ts.isClassDeclaration(node) && node.name?.text === owner) {
      node.members.filter(ts.isMethodDeclaration).filter(isPublic).forEach(add);
      const base = node.heritageClauses?.flatMap(({ types }) => types)[0]?.expression.getText();
      const from =
        base &&
        new RegExp(`import (?:type )?\\{[^}]*\\b${base}\\b[^}]*\\} from "(\\./[^"]+)\\.js"`).exec(text)?.[1];
      if (from) for (const [name, parameters] of declared(`${from}.ts`, base)) found.set(name, parameters);
    }
    if (ts.isInterfaceDeclaration(node) && node.name.text === owner)
      node.members.filter(ts.isMethodSignature).forEach(add);
  }
  return found;
}

function isPublic({ modifiers }: ts.MethodDeclaration): boolean {
  return !modifiers?.some(
    ({ kind }) => kind === ts.SyntaxKind.ProtectedKeyword || kind === ts.SyntaxKind.StaticKeyword,
  );
}

function parameterOf(node: ts.ParameterDeclaration): Parameter {
  const { initializer, questionToken, type } = node;
  const ofDefault = initializer === undefined ? "" : ts.isNumericLiteral(initializer) ? "number" : "unknown";
  const text = type?.getText() ?? ofDefault;
  const optional = initializer !== undefined || questionToken !== undefined || /\bundefined\b/.test(text);
  return { name: node.name.getText(), type: text.replace(/ \| undefined/, ""), optional };
}

const uuid = "11111111-2222-3333-4444-555555555555";
/** It names an object of any kind. */
const ref = {
  uuid,
  name: "web",
  id: 7,
  key: "k",
  pool: "p",
  mac: "m",
  portDev: "d",
  filterName: "f",
  domain: { uuid },
  network: { uuid, name: "n" },
};

const records = [null, 5, "x", true, ["x"], { activ: true }, { signal: 5 }];

/** What is none of a type, and what is. */
const kinds: readonly {
  readonly type: RegExp;
  readonly wrong: readonly unknown[];
  readonly right: unknown;
}[] = [
  { type: /^(string|OperationName|NativeFormat)$/, wrong: [null, 5, true, {}, ["x"]], right: "xen-xm" },
  { type: /^string \| Uint8Array$/, wrong: [null, 5, true, {}, ["x"]], right: "" },
  { type: /^number$/, wrong: [null, "1", true, {}, 5n, Number.NaN, 1.5, -1, 2 ** 60], right: 1 },
  { type: /^bigint \| number$/, wrong: [null, "1", true, {}, -1n, 1.5, 2n ** 64n], right: 1n },
  { type: /^boolean$/, wrong: [null, 0, 1, "no", {}], right: true },
  { type: /^Uint8Array$/, wrong: [null, 1, "x", [1], {}], right: Uint8Array.of(1) },
  { type: /^TypedParams$/, wrong: [null, 1, "x", [1], { field: null }, { field: {} }], right: {} },
  { type: /^readonly (string|number)\[\]$/, wrong: [null, 1, "x", {}, [null], [{}]], right: [] },
  { type: /^readonly (NodePages|Domain)\[\]$/, wrong: [null, 1, "x", {}, [null], [5]], right: [] },
  { type: /^DomainTime$/, wrong: [null, 1, "x", []], right: {} },
  { type: /^ReadableStream</, wrong: [null, 1, "x", {}], right: new ReadableStream() },
  { type: /^(StorageVol|DomainSnapshot<DomainBase>)$/, wrong: [null, 1, "x", {}, ref], right: undefined },
  { type: /^ConnectBase$/, wrong: [null, 1, "x", {}, ref], right: undefined },
  {
    type: /^(CallOptions|ConvertOptions|OpenOperationsOptions|ValidateXMLOptions)$/,
    wrong: [...records, { formatVersion: 9 }],
    right: {},
  },
  {
    type: /^FormatDomainXMLOptions$/,
    wrong: [...records, { layout: "today" }, { layout: 11 }],
    right: {},
  },
  {
    type: /^OpenOptions$/,
    wrong: [...records, { credentials: 5 }, { reconnect: "yes" }, { programs: 1 }],
    right: {},
  },
  {
    type: /^ListFilter \| number$/,
    wrong: [...records.filter((value) => value !== 5), { active: "no" }, -1],
    right: 1,
  },
  { type: /^\{ readonly kinds\?/, wrong: [...records, { kinds: "all" }, { kinds: [5] }], right: {} },
  {
    type: /^\{ readonly domain\?/,
    wrong: [...records, { domain: 5 }, { event: 5 }, { flags: -1 }],
    right: {},
  },
  { type: /^(ErrorFunc|\(event)/, wrong: [null, 5, "x", {}], right: () => {} },
  { type: /^(DomainDescription|Device)$/, wrong: [null, 5, "x", [], {}], right: {} },
];

/** Parameters that may be left out by an overload. */
const overloaded = new Set(["Libvirt.getVersion"]);

/** Numbers that may be negative. */
const signed = new Set(["cellNum", "cpuNum", "parentIndex", "pid", "startCell", "startCpu", "timeout"]);

/** Values that pass where the kind's own does not. */
const right: Readonly<Record<string, unknown>> = {
  memory: 8192,
  xml: "<x/>",
  uuid: "11111111-2222-3333-4444-555555555555",
};

const kindOf = ({ type }: Parameter) => kinds.find((kind) => kind.type.test(type));
const rightOf = (parameter: Parameter) =>
  parameter.type === "ConnectBase" ? conn : (right[parameter.name] ?? kindOf(parameter)?.right);

const asked: string[] = [];
const driver = defineDriver({
  name: "Mine",
  version: 1,
  accepts: () => true,
  open: async () => {
    const known = { close: async () => {}, listDomains: async () => [] };
    const others = new Set(["then", "peers", "joined", "closed"]);
    return new Proxy<DriverConnection>(known, {
      get: (target, key) =>
        Reflect.get(target, key) ??
        (others.has(String(key))
          ? undefined
          : async () => {
              asked.push(String(key));
              return ref;
            }),
    });
  },
});
const library = core.createLibvirt({ drivers: [driver] });
const conn = await library.open("x");
const dom = await conn.lookupByID(7);
const network = await conn.networkLookupByName("x");
const pool = await conn.storagePoolLookupByName("x");

const owners: readonly (readonly [string, object, Map<string, Parameter[]>])[] = [
  ["Libvirt", library, declared("../libvirt.ts", "Libvirt")],
  ["Connect", conn, declared("connect.ts", "Connect")],
  ["Domain", dom, declared("domain.ts", "Domain")],
  ["DomainSnapshot", await dom.snapshotCurrent(), declared("domain-snapshot.ts", "DomainSnapshot")],
  [
    "DomainCheckpoint",
    await dom.checkpointLookupByName("x"),
    declared("domain-checkpoint.ts", "DomainCheckpoint"),
  ],
  ["Network", network, declared("network.ts", "Network")],
  ["NetworkPort", await network.portLookupByUUIDString(ref.uuid), declared("network-port.ts", "NetworkPort")],
  ["StoragePool", pool, declared("storage.ts", "StoragePool")],
  ["StorageVol", await pool.storageVolLookupByName("x"), declared("storage.ts", "StorageVol")],
  ["NodeDevice", await conn.nodeDeviceLookupByName("x"), declared("node-device.ts", "NodeDevice")],
  ["Interface", await conn.interfaceLookupByName("x"), declared("interface.ts", "Interface")],
  ["Secret", await conn.secretLookupByUUIDString(ref.uuid), declared("secret.ts", "Secret")],
  ["NWFilter", await conn.nwfilterLookupByName("x"), declared("nwfilter.ts", "NWFilter")],
  [
    "NWFilterBinding",
    await conn.nwfilterBindingLookupByPortDev("x"),
    declared("nwfilter-binding.ts", "NWFilterBinding"),
  ],
  ["functions", core, new Map([...declared("../convert/convert.ts"), ...declared("../convert/validate.ts")])],
];

describe.each(owners)("%s", (title, owner, methods) => {
  it("has methods to try", () => {
    expect(methods.size).toBeGreaterThan(0);
    for (const [name, parameters] of methods) {
      for (const parameter of parameters)
        expect(kindOf(parameter), `${name}: ${parameter.type}`).toBeDefined();
    }
  });

  it.each([...methods])(
    "%s refuses what its types do not allow, and asks nobody",
    async (name, parameters) => {
      asked.length = 0;
      const isOptional = ({ optional }: Parameter) => optional || overloaded.has(`${title}.${name}`);
      const method = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
      for (const [index, parameter] of parameters.entries()) {
        const fitting = ({ name }: Parameter, value: unknown) => value !== -1 || !signed.has(name);
        const wrong = [
          ...kindOf(parameter)!.wrong.filter((value) => fitting(parameter, value)),
          ...(isOptional(parameter) ? [] : [undefined]),
        ];
        for (const value of wrong) {
          const args = parameters.slice(0, index + 1).map(rightOf);
          args[index] = value;
          const outcome = await (async () => method.apply(owner, args))().catch(
            (error: LibvirtError) => error,
          );
          const what = `${name}: ${parameter.name} = ${typeof value === "object" ? shown(value) : String(value)}`;
          if (!(outcome instanceof LibvirtError)) throw new Error(`${what} is taken`);
          expect([ErrorNumber.INVALID_ARG, ErrorNumber.OVERFLOW], `${what}: ${outcome}`).toContain(
            outcome.code,
          );
          expect(outcome.message, what).toMatch(/ not | no | has | at (least|most) /);
        }
      }
      expect(asked).toEqual([]);
    },
  );
});

const shown = (value: unknown) =>
  JSON.stringify(value, (_, held: unknown) => (typeof held === "bigint" ? `${held}n` : held));
