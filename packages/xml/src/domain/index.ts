export { bytesOf, kibOf, type Size } from "../runtime/units.js";
export { withPasswords, withVcpus } from "./change.js";
export {
  type DomainWriteOptions,
  diffDomain,
  domainKind,
  formatDomain,
  type ParsedDomain,
  parseDomain,
  parseDomains,
  readDomains,
} from "./functions.js";
