export { type Problem, XmlError } from "../errors.js";
export {
  type Described,
  type MetadataPlace,
  type MetadataWish,
  metadataChange,
  type RefuseMetadata,
  readMetadata,
} from "./metadata.js";
export {
  type NetworkPartChange,
  type NetworkPartCommand,
  type NetworkPartRefusal,
  type RefuseNetworkPart,
  readNetworkPart,
} from "./network-part.js";
