export type { HypervisorDriverOptions } from "./driver.js";
export { createHypervisorDriver, hypervisorDriver } from "./driver.js";
export type { Privcmd } from "./privcmd.js";
export { openPrivcmd } from "./privcmd.js";
