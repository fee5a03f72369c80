import { attribute, type Shape, shape } from "../language.js";

export const storagePoolVendorShapes: readonly Shape[] = [
  shape("StoragePoolVendor", "Who made the storage, or which product it is.", [attribute("name", "text")]),
];
