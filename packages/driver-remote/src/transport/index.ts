export { type NodeTransportOptions, nodeTransport } from "./node-stream.js";
export type { ConnectOptions } from "./socket.js";
export { type ConnectSshOptions, connectSsh } from "./ssh.js";
export type { SshOptions, SshProxy } from "./ssh-command.js";
export { connectTcp } from "./tcp.js";
export { type ConnectTlsOptions, connectTls } from "./tls.js";
export { readTlsFiles, type TlsFiles, type TlsFilesOptions } from "./tls-files.js";
export { connectUnix } from "./unix.js";
