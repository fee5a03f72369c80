export {
  type DiskPrefix,
  type DiskTarget,
  formatDiskTarget,
  nextDiskTarget,
  parseDiskTarget,
} from "./disk-target.js";
export { parseElement, type XmlAttribute, type XmlElement } from "./element.js";
export { describeProblem, type Problem, XmlError } from "./errors.js";
export { formatMac, generateMac, parseMac } from "./mac.js";
export { assertDomainName, checkDomainName } from "./name.js";
export { withPlaces } from "./places.js";
export { chosenPort } from "./runtime/agree.js";
export type { XmlLimits } from "./runtime/limits.js";
export { formatUuid, generateUuid, parseUuid, uuidBytes, ZERO_UUID } from "./uuid.js";
export { hasForbidden, replaceForbidden } from "./write/characters.js";
export { escapeAttribute, escapeText } from "./write/escape.js";
