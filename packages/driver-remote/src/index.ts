export { createRemoteDriver, type RemoteDriverOptions, remoteDriver } from "./driver.js";
