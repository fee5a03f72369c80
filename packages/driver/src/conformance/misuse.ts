import { LibvirtError } from "../errors/libvirt-error.js";
import { ErrorNumber } from "../errors/number.js";
import { nameOf } from "../flags/names.js";
import type { OperationName } from "../operations/names.js";
import { isEventOperation, operationNames, operationRow } from "../operations/table.js";
import { check, same } from "./assert.js";
import { type Context, type Subject, testUuid } from "./context.js";
import { guestNeeds, runningGuest } from "./domain/guest.js";

const gone = testUuid(0xdead);
const domain = { uuid: gone, name: "gone", id: 999_999 };

/** References of every kind to what is not there, and the codes that say so. */
const stale: Readonly<Record<string, readonly [ref: unknown, ...codes: ErrorNumber[]]>> = {
  DomainRef: [domain, ErrorNumber.NO_DOMAIN],
  DomainSnapshotRef: [{ domain, name: "gone" }, ErrorNumber.NO_DOMAIN, ErrorNumber.NO_DOMAIN_SNAPSHOT],
  DomainCheckpointRef: [{ domain, name: "gone" }, ErrorNumber.NO_DOMAIN, ErrorNumber.NO_DOMAIN_CHECKPOINT],
  NetworkRef: [{ name: "gone", uuid: gone }, ErrorNumber.NO_NETWORK],
  NetworkPortRef: [
    { network: { name: "gone", uuid: gone }, uuid: gone },
    ErrorNumber.NO_NETWORK,
    ErrorNumber.NO_NETWORK_PORT,
  ],
  StoragePoolRef: [{ name: "gone", uuid: gone }, ErrorNumber.NO_STORAGE_POOL],
  StorageVolRef: [
    { pool: "gone", name: "gone", key: "/gone/gone" },
    ErrorNumber.NO_STORAGE_POOL,
    ErrorNumber.NO_STORAGE_VOL,
  ],
  InterfaceRef: [{ name: "gone0", mac: "52:54:00:ff:ff:ff" }, ErrorNumber.NO_INTERFACE],
  NodeDeviceRef: [{ name: "gone" }, ErrorNumber.NO_NODE_DEVICE],
  SecretRef: [{ uuid: gone, usageType: 0, usageID: "" }, ErrorNumber.NO_SECRET],
  NWFilterRef: [{ name: "gone", uuid: gone }, ErrorNumber.NO_NWFILTER],
  NWFilterBindingRef: [{ portDev: "gone0", filterName: "gone" }, ErrorNumber.NO_NWFILTER_BINDING],
};

/** Arguments of the other types that break no call by themselves. */
const harmless: Readonly<Record<string, () => unknown>> = {
  number: () => 1,
  bigint: () => 1n,
  string: () => "x",
  boolean: () => false,
  TypedParams: () => ({}),
  Uint8Array: () => Uint8Array.of(1),
  "readonly string[]": () => [],
  "readonly number[]": () => [1],
  DomainTime: () => ({ seconds: 0, nseconds: 0 }),
  "ReadableStream<Uint8Array>": () => empty(),
  "ReadableStream<SparseChunk>": () => empty(),
};

const empty = () => new ReadableStream({ start: (controller) => controller.close() });

/** What an object is named by is not looked at by these: what they make or find need not be there yet. */
const makers = /^domainMigrate|LookupBy|^storageVolGetPath$|^networkPortSetParameters$/;

/** An operation's parameters. */
const parametersOf = (operation: OperationName): (readonly [name: string, type: string])[] =>
  operationRow(operation)
    .parameters.split(", ")
    .filter((parameter) => parameter !== "")
    .map((parameter) => parameter.split(": ") as [string, string]);

/** The type of what an operation is about. */
const typeOf = (operation: OperationName): string | undefined => parametersOf(operation)[0]?.[1];

const argumentsOf = (operation: OperationName): unknown[] =>
  parametersOf(operation).map(([name, type]) => {
    if (Object.hasOwn(stale, type)) return stale[type]![0];
    if (name === "flags" || name === "format") return 0;
    if (name === "disk") return "vda";
    if (name === "path") return "/nowhere/gone";
    return name === "memory" ? 65_536 : harmless[type]?.();
  });

/** Which of an operation's parameters are numbers, but for its flags. */
const numbersOf = (operation: OperationName): number[] =>
  parametersOf(operation).flatMap(([name, type], at) =>
    (type === "number" || type === "bigint") && name !== "flags" ? [at] : [],
  );

/** Documents and parameters may be looked at first: a driver need not ask its peer of what cannot be anyway. */
const judgedFirst: readonly ErrorNumber[] = [
  ErrorNumber.INVALID_ARG,
  ErrorNumber.XML_ERROR,
  ErrorNumber.XML_DETAIL,
];
const isJudgedFirst = (operation: OperationName): boolean =>
  parametersOf(operation).some(([name, type]) => type === "TypedParams" || /xml$/i.test(name));

/** What is wrong with every object in the same way: it is gone, its connection is closed, its numbers cannot be. */
export function misuseTests(suite: Context): void {
  const call = (conn: Subject, operation: OperationName, args: readonly unknown[]): Promise<unknown> =>
    (conn[operation] as (...args: readonly unknown[]) => Promise<unknown>)(...args);

  for (const [type, [, ...codes]] of Object.entries(stale)) {
    const operations = suite
      .supported(operationNames)
      .filter((operation) => typeOf(operation) === type && !makers.test(operation));
    for (const operation of operations) {
      suite.misuse(`${operation} of what is gone says so`, [operation], async (conn) => {
        const expected = isJudgedFirst(operation) ? [...codes, ...judgedFirst] : codes;
        await failsWith(call(conn, operation, argumentsOf(operation)), expected, operation);
      });
    }
  }

  const numeric = suite
    .supported(operationNames)
    .filter((operation) => typeOf(operation) === "DomainRef" && !/^domainMigrate/.test(operation))
    .filter((operation) => numbersOf(operation).length > 0);
  for (const operation of numeric) {
    suite.misuse(
      `${operation} takes no number that cannot be`,
      [...guestNeeds, operation, "domainGetInfo"],
      async (conn) => {
        const ref = await runningGuest(suite, conn, 0x1f1);
        const before = await conn.domainGetInfo(ref);
        for (const at of numbersOf(operation)) {
          const isBig = parametersOf(operation)[at]![1] === "bigint";
          for (const number of isBig ? [-1n, 2n ** 64n] : [-3, 2 ** 53, Number.NaN, 0.5]) {
            const args = argumentsOf(operation).with(0, ref).with(at, number);
            const thrown = await call(conn, operation, args).then(
              () => undefined,
              (error: unknown) => error,
            );
            const what = `${operation} with ${number} for ${parametersOf(operation)[at]![0]}`;
            check(
              thrown === undefined || thrown instanceof LibvirtError,
              `${what}: expected an answer or a LibvirtError, got ${String(thrown)}`,
            );
          }
        }
        const { maxMem, memory, nrVirtCpu } = await conn.domainGetInfo(ref);
        same(
          [maxMem, memory, nrVirtCpu],
          [before.maxMem, before.memory, before.nrVirtCpu],
          "the domain's sizes",
        );
      },
    );
  }

  const all = suite.supported(operationNames).filter((operation) => !isEventOperation(operation));
  if (all.length > 0) {
    suite.misuse("no operation of a closed connection is answered", all, async (conn) => {
      await conn.close();
      const codes = [ErrorNumber.INVALID_CONN];
      for (const operation of all) {
        await failsWith(call(conn, operation, argumentsOf(operation)), codes, operation);
      }
    });
  }
}

async function failsWith(
  promise: Promise<unknown>,
  codes: readonly ErrorNumber[],
  operation: OperationName,
): Promise<void> {
  const wanted = codes.map((code) => nameOf(ErrorNumber, code)).join(" or ");
  const thrown = await promise.then(
    (value) => `an answer, ${typeof value}`,
    (error: unknown) => error,
  );
  check(thrown instanceof LibvirtError, `${operation}: expected ${wanted}, got ${String(thrown)}`);
  const code = nameOf(ErrorNumber, thrown.code) ?? thrown.code;
  check(
    codes.includes(thrown.code as ErrorNumber),
    `${operation}: expected ${wanted}, got ${code} (${thrown.message})`,
  );
}
