import { attribute, type Shape, shape } from "../language.js";

export const storagePoolVendorShapes: readonly Shape[] = [
  shape("StoragePoolVendor", "", [attribute("name", "text")]),
];
