import { anyOf, attribute, child, inOrder, oneOf, type Shape, shape, words } from "../language.js";

export const fileDiskSourceShapes: readonly Shape[] = [
  shape("FileDiskSource", "The file of the host.", [
    oneOf([attribute("file", anyOf("absFilePath", "vmwarePath")), attribute("fdgroup?", "text")], []),
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
