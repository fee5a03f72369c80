import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const storageAuthShapes: readonly Shape[] = [
  shape("StorageAuth", "As whom storage is reached.", [
    attribute("username", "genericName"),
    child("secret", "StorageAuthSecret"),
  ]),
  shape("StorageAuthSecret", "The secret that belongs to a name; a uuid or a usage names it.", [
    attribute("type", words("ceph iscsi")),
    oneOf([attribute("uuid", "UUID")], [attribute("usage", "objectName")]),
  ]),
];
