export { checkDomainName } from "../name.js";
export {
  type HvmDeviceWords,
  hvmDeviceElements,
  hvmDeviceRules,
  hvmDeviceWords,
  isSoundWord,
} from "./hvm-devices.js";
export { attributeOf, childOf, childrenOf, element, unknownOf } from "./plain.js";
export {
  type Judgement,
  judgeDevice,
  judgeDomain,
  type Rule,
  type RuleContext,
  type Rules,
  usual,
  type Verdict,
} from "./rules.js";
export { serialElement, serialWord } from "./serial.js";
export {
  backendElement,
  backendOf,
  type DirectKernel,
  directKernelElements,
  directKernelOf,
  isLocalTime,
  isPlainRate,
  isXenConsole,
  localTimeElement,
  type PciAddress,
  type Pinning,
  pciElement,
  pciOf,
  pinningOf,
  pinningParts,
  rateElement,
  rateOf,
  utcElement,
} from "./words.js";
export { listenOf, portOf, xenRules } from "./xen-rules.js";
