export { createRemoteDriver, type RemoteDriverOptions, remoteDriver } from "./driver.js";
export { createProxyDriver, proxyDriver } from "./proxy.js";
