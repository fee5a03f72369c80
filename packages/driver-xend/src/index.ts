export { createXendDriver, type XendDriverOptions, xendDriver } from "./driver.js";
export { defaultTimeouts, type XendTimeouts } from "./xend.js";
