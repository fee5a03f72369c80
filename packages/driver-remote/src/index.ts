export { createRemoteDriver, type RemoteDriverOptions, remoteDriver } from "./driver.js";
export type { ReconnectOptions } from "./reconnect.js";
