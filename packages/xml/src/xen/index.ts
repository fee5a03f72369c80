export { checkDomainName } from "../name.js";
export { chosenPort } from "../runtime/agree.js";
export { parseUuid } from "../uuid.js";
export { type Boot, bootOf, isPvh } from "./boot.js";
export { type Findings, macOf, memoryOf, nameOf, vcpusOf, withoutUnknown } from "./checks.js";
export {
  type AttachableDisk,
  contentsOf,
  type DiskSort,
  isPlainDisk,
  type PlainDisk,
  sortOf,
  sourceOf,
} from "./disks.js";
export { xenRules } from "./guest-rules.js";
export {
  type HvmDeviceWords,
  hvmDeviceRules,
  hvmDevices,
  hvmDeviceWords,
  isSoundWord,
} from "./hvm-devices.js";
export { type Judgement, type Rule, type Rules, Target, usual, type Verdict } from "./rules.js";
export { serialOf, serialWord } from "./serial.js";
export {
  backendOf,
  backendPart,
  isLocalTime,
  isPlainRate,
  isXenConsole,
  kernelOf,
  listenOf,
  type PciAddress,
  type Pinning,
  pciHostdev,
  pciOf,
  pinningOf,
  pinningParts,
  portOf,
  rateOf,
  ratePart,
} from "./words.js";
