import { attribute, child, inOrder, type Shape, shape, words } from "../language.js";

export const nvmeDiskSourceShapes: readonly Shape[] = [
  shape("NvmeDiskSource", "A namespace of an NVMe drive of the host.", [
    attribute("type", words("pci")),
    attribute("managed?", "virYesNo"),
    attribute("namespace", "uint32"),
    attribute("index?", "positiveInteger"),
    attribute("startupPolicy?", words("mandatory requisite optional")),
    child("address", "PciAddress"),
    inOrder(
      [child("slices?", "StorageSlices")],
      [child("dataStore?", "DataStore")],
      [child("privateData?", "StoragePrivateData")],
    ),
    child("encryption?", "Encryption"),
  ]),
];
