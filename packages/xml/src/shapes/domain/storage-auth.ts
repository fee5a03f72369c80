import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const storageAuthShapes: readonly Shape[] = [
  shape("StorageAuth", "", [attribute("username", "genericName"), child("secret", "StorageAuthSecret")]),
  shape("StorageAuthSecret", "", [
    attribute("type", words("ceph iscsi")),
    oneOf([attribute("uuid", "UUID")], [attribute("usage", "objectName")]),
  ]),
];
