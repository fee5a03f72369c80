import { attribute, child, type Shape, shape } from "../language.js";

export const storagePoolRefreshShapes: readonly Shape[] = [
  shape("StoragePoolRefresh", "How a pool is looked through.", [
    child("volume?", "StoragePoolRefreshVolume"),
  ]),
  shape("StoragePoolRefreshVolume", "How the allocation of volumes is found.", [
    attribute("allocation?", "refreshVolumeAllocation"),
  ]),
];
