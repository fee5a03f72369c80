import type { OperationName } from "../operations/names.js";
import { operationNames, operationRow } from "../operations/table.js";
import { fails, same } from "./assert.js";
import type { Context, Subject } from "./context.js";
import { guestNeeds, runningGuest } from "./domain/guest.js";

const network = "<network><name>stranger</name></network>";
const domain = "<domain type='test'><name>stranger</name><memory>65536</memory></domain>";

/** What is no document at all, or one of nothing that there is. */
const broken = ["no markup", "<network><name>stranger</name>", "<nothing/>", "<a/><b/>"];

/** A document of something else than an operation is for. */
const foreign = (operation: OperationName): string => (operation.startsWith("network") ? domain : network);

/** What is listed before and after: nothing comes of a document that is refused. */
const lists = [
  "listAllDomains",
  "listAllInterfaces",
  "listAllNetworks",
  "listAllNodeDevices",
  "listAllNWFilterBindings",
  "listAllNWFilters",
  "listAllSecrets",
  "listAllStoragePools",
] as const satisfies readonly OperationName[];

/** Documents of another kind, and what is none, given to every operation that takes one. */
export function documentTests(suite: Context): void {
  const listed = suite.supported(lists);
  const counts = async (conn: Subject): Promise<readonly number[]> =>
    Promise.all(listed.map(async (list) => (await conn[list](0)).length));
  const refuses = async (conn: Subject, operation: OperationName, before: readonly unknown[]) => {
    const act = conn[operation] as (...args: readonly unknown[]) => Promise<unknown>;
    const there = await counts(conn);
    for (const xml of [...broken, foreign(operation)])
      await fails(act(...before, xml, 0), `${operation} of ${xml}`);
    same(await counts(conn), there, "how many objects of each kind there are");
  };

  for (const operation of suite.supported(operationNames)) {
    const { parameters } = operationRow(operation);
    const name = `${operation} takes no document of another kind`;
    if (parameters === "xml: string, flags: number" && /(Create|Define)XML$/.test(operation))
      suite.misuse(name, [operation], (conn) => refuses(conn, operation, []));
    if (parameters === "domain: DomainRef, xml: string, flags: number" && !operation.includes("ManagedSave"))
      suite.misuse(name, [...guestNeeds, operation], async (conn) =>
        refuses(conn, operation, [await runningGuest(suite, conn, 0x1f2)]),
      );
  }
}
