import type { DriverConnection } from "./driver.js";
import { ErrorDomain } from "./errors/domain.js";
import { ErrorLevel } from "./errors/level.js";
import { LibvirtError } from "./errors/libvirt-error.js";
import { ErrorNumber } from "./errors/number.js";
import { isOperationName, operationNames } from "./operations/table.js";

/** What a connection may have besides operations. */
const others: ReadonlySet<string> = new Set(["constructor", "close", "joined", "peers"]);

/** Warns of each function of a connection that is no operation, but whose name is nearly one's. */
export function warnOfNearNames(
  driver: string,
  connection: DriverConnection,
  warn: (warning: LibvirtError) => void,
): void {
  for (const name of functionNames(connection)) {
    if (others.has(name) || isOperationName(name)) continue;
    const meant = operationNames.find((operation) => isNear(name.toLowerCase(), operation.toLowerCase()));
    if (meant === undefined) continue;
    warn(
      new LibvirtError({
        code: ErrorNumber.INTERNAL_ERROR,
        domain: ErrorDomain.NONE,
        level: ErrorLevel.WARNING,
        info: `driver ${driver}`,
        detail: `its connection has a function '${name}', which is no operation; is '${meant}' meant?`,
      }),
    );
  }
}

/** The names of an object's functions, those that its class gives it included. */
function functionNames(value: object): ReadonlySet<string> {
  const names = new Set<string>();
  for (
    let at: object | null = value;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    for (const [name, { value: own }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (typeof own === "function") names.add(name);
    }
  }
  return names;
}

/** Whether one word becomes the other by at most two letters added, dropped or changed. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false;
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const changed = row[column - 1]! + (one[line - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, row[column]! + 1, next[column - 1]! + 1));
    }
    if (Math.min(...next) > 2) return false;
    row = next;
  }
  return row.at(-1)! <= 2;
}
