export { completeDomain } from "../definition/complete.js";
export { argvToDomain } from "../from-native/read.js";
export type { HostModel, Qemu, QemuMachine } from "../qemu.js";
export { type CommandLine, type CommandLineOptions, commandLineOf } from "./command-line.js";
export type { GuestFiles } from "./context.js";
export { formatCommandLine } from "./shell.js";
