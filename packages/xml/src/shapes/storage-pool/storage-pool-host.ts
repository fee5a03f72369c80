import { anyOf, attribute, type Shape, shape } from "../language.js";

export const storagePoolHostShapes: readonly Shape[] = [
  shape("StoragePoolHost", "", [
    attribute("name", anyOf("dnsName", "ipAddr")),
    attribute("port?", "PortNumber"),
  ]),
];
