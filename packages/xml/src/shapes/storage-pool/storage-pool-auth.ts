import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const storagePoolAuthShapes: readonly Shape[] = [
  shape("StoragePoolAuth", "", [
    attribute("type", words("chap ceph")),
    attribute("username", "text"),
    child("secret", "StoragePoolAuthSecret"),
  ]),
  shape("StoragePoolAuthSecret", "", [oneOf([attribute("uuid", "text")], [attribute("usage", "text")])]),
];
