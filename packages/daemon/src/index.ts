export type { SaslOptions } from "./auth/login.js";
export { type PasswordRecord, Passwords, readPasswords, setPassword } from "./auth/passwords.js";
export type {
  InheritedListener,
  ListenerOptions,
  TcpListener,
  TlsListener,
  UnixListener,
} from "./listen/address.js";
export { type Log, type LogFields, type LogLevel, lineLog } from "./log.js";
export { runDaemon } from "./main.js";
export { type Daemon, type ServeOptions, serve } from "./serve.js";
export type { Limits } from "./session/limits.js";
