import { attribute, child, type Shape, shape } from "../language.js";

export const storagePoolFeaturesShapes: readonly Shape[] = [
  shape("StoragePoolFeatures", "What a pool is to do otherwise.", [child("cow?", "StoragePoolCow")]),
  shape("StoragePoolCow", "Whether files of a pool are copied on write.", [attribute("state", "virYesNo")]),
];
