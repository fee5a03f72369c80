import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const storagePoolAuthShapes: readonly Shape[] = [
  shape("StoragePoolAuth", "As whom storage is reached.", [
    attribute("type", words("chap ceph")),
    attribute("username", "text"),
    child("secret", "StoragePoolAuthSecret"),
  ]),
  shape("StoragePoolAuthSecret", "The secret that belongs to a name; a uuid or a usage names it.", [
    oneOf([attribute("uuid", "text")], [attribute("usage", "text")]),
  ]),
];
