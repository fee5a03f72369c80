export type { Clock } from "./clock.js";
export { createTestDriver, type TestDriverOptions, testDriver } from "./driver.js";
