import { anyOf, attribute, type Shape, shape } from "../language.js";

export const storagePoolHostShapes: readonly Shape[] = [
  shape("StoragePoolHost", "A host that serves storage.", [
    attribute("name", anyOf("dnsName", "ipAddr")),
    attribute("port?", "PortNumber"),
  ]),
];
