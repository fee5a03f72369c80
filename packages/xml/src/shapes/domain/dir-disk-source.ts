import { attribute, child, inOrder, type Shape, shape, words } from "../language.js";

export const dirDiskSourceShapes: readonly Shape[] = [
  shape("DirDiskSource", "The directory that becomes a FAT disk.", [
    attribute("dir", "absFilePath"),
    attribute("index?", "positiveInteger"),
    attribute("startupPolicy?", words("mandatory requisite optional")),
    inOrder(
      [child("slices?", "StorageSlices")],
      [child("dataStore?", "DataStore")],
      [child("privateData?", "StoragePrivateData")],
    ),
    child("encryption?", "Encryption"),
  ]),
];
