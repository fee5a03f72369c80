import { attribute, child, inOrder, type Shape, shape, words } from "../language.js";

export const volumeDiskSourceShapes: readonly Shape[] = [
  shape("VolumeDiskSource", "A volume of a storage pool.", [
    attribute("pool", "objectName"),
    attribute("volume", "volName"),
    attribute("mode?", words("host direct")),
    attribute("index?", "positiveInteger"),
    attribute("startupPolicy?", words("mandatory requisite optional")),
    inOrder(
      [child("slices?", "StorageSlices")],
      [child("dataStore?", "DataStore")],
      [child("privateData?", "StoragePrivateData")],
    ),
    child("encryption?", "Encryption"),
    child("seclabel*", "SourceSeclabel"),
  ]),
];
