import type { Driver, LazyDriver } from "./driver.js";

/** Throws a TypeError, which begins with `where`, unless a value has all that a driver must have. */
export function checkDriver(driver: unknown, where: string): asserts driver is Driver | LazyDriver {
  if (typeof driver !== "object" || driver === null) {
    throw new TypeError(`${where}: a driver is an object, not ${driver === null ? "null" : typeof driver}`);
  }
  const { name, version, accepts, open, load } = driver as Record<keyof (Driver & LazyDriver), unknown>;
  if (typeof name !== "string" || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    throw new TypeError(
      `${where}: a driver's name is a word of letters, digits, - and _, not ${JSON.stringify(name)}`,
    );
  }
  if (!Number.isSafeInteger(version) || (version as number) < 0) {
    throw new TypeError(`${where}: driver ${name}: version is a whole number, not ${String(version)}`);
  }
  if (typeof accepts !== "function") throw new TypeError(`${where}: driver ${name}: accepts(uri) is missing`);
  if (typeof open !== "function" && typeof load !== "function") {
    throw new TypeError(`${where}: driver ${name}: open(request) is missing`);
  }
}
