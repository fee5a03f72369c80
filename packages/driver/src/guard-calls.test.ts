import { describe, expect, it } from "vitest";
import { ErrorDomain } from "./errors/domain.js";
import { ErrorNumber } from "./errors/number.js";
import * as flags from "./flags/index.js";
import { guardCalls } from "./guard-calls.js";
import type { CallOptions } from "./operations/options.js";
import { operationRow } from "./operations/table.js";
import { type Schemas, validatedDocuments } from "./validated-documents.js";

function guarded() {
  const done: string[] = [];
  const operations = guardCalls(ErrorDomain.TEST, {
    peers: { kept: true },
    async define(xml: string, _options?: CallOptions) {
      done.push(xml);
      return this.peers.kept;
    },
    async *domainEvents() {
      yield 1;
    },
    close: async () => void done.push("closed"),
  });
  return { done, operations };
}

describe("guardCalls", () => {
  it("lets calls through that nobody aborted, with their own `this`, and keeps what is no operation", async () => {
    const { done, operations } = guarded();
    expect(await operations.define("a")).toBe(true);
    expect(await operations.define("b", { signal: new AbortController().signal })).toBe(true);
    expect(done).toEqual(["a", "b"]);
    expect(operations.peers).toEqual({ kept: true });
    expect(await operations.domainEvents().next()).toEqual({ value: 1, done: false });
  });

  it("stops an aborted caller before anything happens, with the reason as cause", async () => {
    const { done, operations } = guarded();
    const call = operations.define("a", { signal: AbortSignal.abort("enough") });
    await expect(call).rejects.toMatchObject({
      code: ErrorNumber.OPERATION_ABORTED,
      domain: ErrorDomain.TEST,
      cause: "enough",
    });
    expect(done).toEqual([]);
  });

  it("stops everybody from the moment that `close` is called; closing itself can be repeated", async () => {
    const { done, operations } = guarded();
    const closing = operations.close();
    await expect(operations.define("a")).rejects.toMatchObject({
      code: ErrorNumber.INVALID_CONN,
      str2: "define",
    });
    await closing;
    await operations.close();
    expect(done).toEqual(["closed", "closed"]);
  });
});

describe("guardCalls with schemas", () => {
  /** Finds a problem in every document that says `bad`. */
  const problem = { id: "relaxng.element", line: 2, column: 3 };
  const schemas = new Proxy({} as Schemas, {
    get(_, name) {
      if (name === "then") return undefined;
      return (xml: string) =>
        xml.includes("bad") ? [{ ...problem, message: `${String(name)} says no` }] : [];
    },
  });
  let loads = 0;
  const done: unknown[][] = [];
  const operations = guardCalls(
    ErrorDomain.TEST,
    {
      domainDefineXML: async (...args: unknown[]) => done.push(args),
      storageVolCreateXMLFrom: async (...args: unknown[]) => done.push(args),
      domainUndefine: async (...args: unknown[]) => done.push(args),
    },
    { storageVolCreateXMLFrom: flags.StorageVolCreateFlags.REFLINK, domainDefineXML: -1 },
    async () => {
      loads += 1;
      return schemas;
    },
  );

  it("looks at a document when asked to, before anything is done, and takes the flag away", async () => {
    await operations.domainDefineXML("<bad/>", 0);
    expect(loads).toBe(0);
    await operations.domainDefineXML("<good/>", flags.DomainDefineFlags.VALIDATE);
    await operations.storageVolCreateXMLFrom(
      "pool",
      "<good/>",
      "vol",
      flags.StorageVolCreateFlags.VALIDATE | 2,
    );
    expect(done).toEqual([
      ["<bad/>", 0],
      ["<good/>", 0],
      ["pool", "<good/>", "vol", 2],
    ]);
    await expect(
      operations.domainDefineXML("<bad/>", flags.DomainDefineFlags.VALIDATE),
    ).rejects.toMatchObject({
      code: ErrorNumber.XML_INVALID_SCHEMA,
      domain: ErrorDomain.TEST,
      message: expect.stringContaining("line 2, column 3: validateDomain says no"),
    });
    expect(done).toHaveLength(3);
  });

  it("refuses other flags before it looks, and this one where no document comes along", async () => {
    const before = loads;
    for (const call of [
      operations.storageVolCreateXMLFrom("pool", "<bad/>", "vol", flags.StorageVolCreateFlags.VALIDATE | 1),
      operations.domainUndefine({}, 1),
    ]) {
      await expect(call).rejects.toMatchObject({ code: ErrorNumber.ARGUMENT_UNSUPPORTED });
    }
    expect(loads).toBe(before);
  });

  it("knows the flags by their names, and every operation that has one", () => {
    const words: Partial<Record<keyof typeof validatedDocuments, Readonly<Record<string, number>>>> = {
      compareCPU: flags.ConnectCompareCPUFlags,
      compareHypervisorCPU: flags.ConnectCompareCPUFlags,
      domainCreateXML: flags.DomainCreateFlags,
      domainDefineXML: flags.DomainDefineFlags,
      domainCheckpointCreateXML: flags.DomainCheckpointCreateFlags,
      domainSnapshotCreateXML: flags.DomainSnapshotCreateFlags,
      interfaceDefineXML: flags.InterfaceDefineFlags,
      networkCreateXML: flags.NetworkCreateFlags,
      networkDefineXML: flags.NetworkDefineFlags,
      networkPortCreateXML: flags.NetworkPortCreateFlags,
      nodeDeviceCreateXML: flags.NodeDeviceCreateXMLFlags,
      nodeDeviceDefineXML: flags.NodeDeviceDefineXMLFlags,
      nwfilterBindingCreateXML: flags.NWFilterBindingCreateFlags,
      nwfilterDefineXML: flags.NWFilterDefineFlags,
      secretDefineXML: flags.SecretDefineFlags,
      storagePoolDefineXML: flags.StoragePoolDefineFlags,
      storageVolCreateXML: flags.StorageVolCreateFlags,
      storageVolCreateXMLFrom: flags.StorageVolCreateFlags,
    };
    const asking = (enumeration: Readonly<Record<string, number | string>>) =>
      Object.entries(enumeration).find(([word]) => word.includes("VALIDATE"))?.[1];
    const rows = Object.entries(validatedDocuments) as [
      keyof typeof words,
      { flag: number; xmlAt: number },
    ][];
    expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(words).sort());
    for (const [name, { flag, xmlAt }] of rows) {
      expect(flag, name).toBe(asking(words[name]!));
      expect(operationRow(name).parameters.split(", ")[xmlAt], name).toBe("xml: string");
    }
    const all = Object.values(flags).filter((enumeration) => asking(enumeration) !== undefined);
    expect(new Set(all)).toEqual(new Set(Object.values(words)));
  });
});

it("calls whose names end in Events are calls, unless they tell of events", async () => {
  const operations = guardCalls(ErrorDomain.TEST, {
    domainGetPerfEvents: async (..._: readonly unknown[]) => ({ cmt: false }),
    close: async () => undefined,
  });
  await expect(operations.domainGetPerfEvents({}, 4)).rejects.toMatchObject({
    code: ErrorNumber.ARGUMENT_UNSUPPORTED,
  });
  await operations.close();
  await expect(operations.domainGetPerfEvents({}, 0)).rejects.toMatchObject({
    code: ErrorNumber.INVALID_CONN,
  });
});
