export type { CommandResult } from "./rig/agent.js";
export type { ArchiveEntry } from "./rig/cpio.js";
export { directoryFrom, fileFrom, textFile } from "./rig/cpio.js";
export type { RunOptions } from "./rig/xen-host.js";
export { XenHost, xenHostUnavailable } from "./rig/xen-host.js";
export { type FakeXend, type FakeXendOptions, type Misbehaviour, startFakeXend } from "./xend/fake-xend.js";
export { type XendFault, xendFaults } from "./xend/faults.js";
export { XEND_VERSIONS, type XendVersion } from "./xend/manner.js";
export type { XendRequest } from "./xend/request.js";
export { child as sxpChild, childText as sxpText, printSxp, readSxp, type Sxp } from "./xend/sxp.js";
export {
  availableXenstoreds,
  type ShimDomainState,
  Xenstored,
  type XenstoredKind,
  type XenstoredOptions,
} from "./xenstore/daemon.js";
export { type FakeBehaviour, type FakeRequest, FakeXenstored, wirePacket } from "./xenstore/fake.js";
export { compileWithXen, findXenTools, type XenTools, xenEnvironment } from "./xenstore/tools.js";
