export { connectOver, createRemoteDriver, type RemoteDriverOptions, remoteDriver } from "./driver.js";
export { createProxyDriver, type ProxyOptions, proxyDriver } from "./proxy.js";
