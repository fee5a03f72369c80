import { attribute, child, inOrder, type Shape, shape } from "../language.js";

export const storagePoolCapabilitiesPoolShapes: readonly Shape[] = [
  shape("StoragePoolCapabilitiesPool", "", [
    attribute("type", "text"),
    attribute("supported", "virYesNo"),
    inOrder(
      [child("poolOptions?", "StoragePoolCapabilitiesPoolOptions")],
      [child("volOptions?", "StoragePoolCapabilitiesVolOptions")],
    ),
  ]),
  shape("StoragePoolCapabilitiesPoolOptions", "", [
    inOrder(
      [child("defaultFormat?", "StoragePoolCapabilitiesDefaultFormat")],
      [child("enum*", "CapabilityEnum")],
    ),
  ]),
  shape("StoragePoolCapabilitiesVolOptions", "", [
    inOrder(
      [child("defaultFormat", "StoragePoolCapabilitiesDefaultFormat")],
      [child("enum*", "CapabilityEnum")],
    ),
  ]),
  shape("StoragePoolCapabilitiesDefaultFormat", "", [attribute("type", "text")]),
];
