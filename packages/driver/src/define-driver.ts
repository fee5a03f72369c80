import { checkDriver } from "./check-driver.js";
import type { Driver, LazyDriver } from "./driver.js";
import { warnOfNearNames } from "./near-names.js";

/**
 * Checks a driver once, so that mistakes show where they were made: throws a TypeError that names what is wrong with its
 * metadata, and has `open` warn of a function whose name is nearly an operation's, since nobody would ever call it.
 */
export function defineDriver<D extends Driver | LazyDriver>(driver: D): D {
  checkDriver(driver, "defineDriver");
  if (!Object.isFrozen(driver) && "open" in driver) {
    const open = driver.open.bind(driver);
    const value: Driver["open"] = async (request) => {
      const connection = await open(request);
      warnOfNearNames(driver.name, connection, request.warn);
      return connection;
    };
    Object.defineProperty(driver, "open", { value, enumerable: true });
  }
  return Object.freeze(driver);
}
