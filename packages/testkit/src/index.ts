export type { CommandResult } from "./rig/agent.js";
export type { ArchiveEntry } from "./rig/cpio.js";
export { directoryFrom, fileFrom, textFile } from "./rig/cpio.js";
export type { RunOptions } from "./rig/xen-host.js";
export { XenHost, xenHostUnavailable } from "./rig/xen-host.js";
