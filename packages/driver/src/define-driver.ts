import type { Driver, LazyDriver } from "./driver.js";

/** Checks a driver's metadata once, so that mistakes show where they were made. Throws a TypeError that names them. */
export function defineDriver<D extends Driver | LazyDriver>(driver: D): D {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(driver.name)) {
    throw new TypeError(
      `a driver's name is a word of letters, digits, - and _, not ${JSON.stringify(driver.name)}`,
    );
  }
  if (!Number.isSafeInteger(driver.version) || driver.version < 0) {
    throw new TypeError(`driver ${driver.name}: version is a whole number, not ${driver.version}`);
  }
  if (typeof driver.accepts !== "function") {
    throw new TypeError(`driver ${driver.name}: accepts(uri) is missing`);
  }
  const { open, load } = driver as Partial<Driver & LazyDriver>;
  if (typeof open !== "function" && typeof load !== "function") {
    throw new TypeError(`driver ${driver.name}: open(request) is missing`);
  }
  return Object.freeze(driver);
}
