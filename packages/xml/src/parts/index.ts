export { type Problem, XmlError } from "../errors.js";
export {
  type Described,
  formatMetadataElement,
  isNamespacePrefix,
  metadataElement,
  parseMetadataElement,
  withMetadataElement,
} from "./metadata.js";
export {
  type NetworkPartChange,
  type NetworkPartCommand,
  type NetworkPartRefusal,
  type RefuseNetworkPart,
  readNetworkPart,
} from "./network-part.js";
