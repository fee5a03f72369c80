import { attribute, child, type Shape, shape } from "../language.js";

export const storagePoolRefreshShapes: readonly Shape[] = [
  shape("StoragePoolRefresh", "", [child("volume?", "StoragePoolRefreshVolume")]),
  shape("StoragePoolRefreshVolume", "", [attribute("allocation?", "refreshVolumeAllocation")]),
];
