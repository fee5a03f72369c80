export { createXenstoreDriver, type XenstoreDriverOptions, xenstoreDriver } from "./driver.js";
