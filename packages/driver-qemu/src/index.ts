export { type CommandLine, type CommandLineOptions, commandLineOf } from "./command-line/command-line.js";
export type { GuestFiles } from "./command-line/context.js";
export { completeDomain } from "./definition/complete.js";
export type { FirmwareDescriptor, FirmwareFile } from "./firmware/descriptor.js";
export { resolveFirmware } from "./firmware/resolve.js";
export { firmwareFolders, readFirmwares } from "./host/firmwares.js";
export { probeQemu } from "./host/probe.js";
export type { Qemu, QemuMachine } from "./qemu.js";
