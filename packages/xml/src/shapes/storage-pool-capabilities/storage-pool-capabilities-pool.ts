import { attribute, child, inOrder, type Shape, shape } from "../language.js";

export const storagePoolCapabilitiesPoolShapes: readonly Shape[] = [
  shape("StoragePoolCapabilitiesPool", "Whether a host can have pools of a type, and in which formats.", [
    attribute("type", "text"),
    attribute("supported", "virYesNo"),
    inOrder(
      [child("poolOptions?", "StoragePoolCapabilitiesPoolOptions")],
      [child("volOptions?", "StoragePoolCapabilitiesVolOptions")],
    ),
  ]),
  shape("StoragePoolCapabilitiesPoolOptions", "The formats of a pool.", [
    inOrder(
      [child("defaultFormat?", "StoragePoolCapabilitiesDefaultFormat")],
      [child("enum*", "CapabilityEnum")],
    ),
  ]),
  shape("StoragePoolCapabilitiesVolOptions", "The formats of a pool's volumes.", [
    inOrder(
      [child("defaultFormat", "StoragePoolCapabilitiesDefaultFormat")],
      [child("enum*", "CapabilityEnum")],
    ),
  ]),
  shape("StoragePoolCapabilitiesDefaultFormat", "The format that is taken where none is named.", [
    attribute("type", "text"),
  ]),
];
