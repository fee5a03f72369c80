export type { AccessRule, AllowList } from "./access/access.js";
export type { AccessObject, OperationClass } from "./access/operation-class.js";
export type { SaslOptions } from "./auth/login.js";
export { type PasswordRecord, Passwords, readPasswords, setPassword } from "./auth/passwords.js";
export type {
  ConnectionUse,
  InheritedListener,
  ListenerOptions,
  PortAddress,
  TcpListener,
  TlsListener,
  UnixListener,
  WebSocketListener,
} from "./listen/address.js";
export { type Log, type LogFields, type LogLevel, lineLog } from "./log.js";
export { runDaemon } from "./main.js";
export type { MetricsListener } from "./metrics/endpoint.js";
export { pageFolder } from "./page-folder.js";
export { type Daemon, type ReloadOptions, type ServeOptions, serve } from "./serve.js";
export type { Limits } from "./session/limits.js";
