import { anyOf, attribute, child, inOrder, type Shape, shape, words } from "../language.js";

export const blockDiskSourceShapes: readonly Shape[] = [
  shape("BlockDiskSource", "The block device of the host.", [
    attribute("dev?", anyOf("absFilePath", "deviceName")),
    attribute("index?", "positiveInteger"),
    attribute("startupPolicy?", words("mandatory requisite optional")),
    inOrder(
      [child("slices?", "StorageSlices")],
      [child("dataStore?", "DataStore")],
      [child("privateData?", "StoragePrivateData")],
    ),
    child("encryption?", "Encryption"),
    child("reservations?", "Reservations"),
    child("seclabel*", "SourceSeclabel"),
  ]),
];
