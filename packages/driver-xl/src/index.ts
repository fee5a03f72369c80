export { createXlDriver, type XlDriverOptions, xlDriver } from "./driver.js";
