import { attribute, child, type Shape, shape } from "../language.js";

export const storagePoolFeaturesShapes: readonly Shape[] = [
  shape("StoragePoolFeatures", "", [child("cow?", "StoragePoolCow")]),
  shape("StoragePoolCow", "", [attribute("state", "virYesNo")]),
];
