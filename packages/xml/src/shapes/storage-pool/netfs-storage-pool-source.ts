import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const netfsStoragePoolSourceShapes: readonly Shape[] = [
  shape("NetfsStoragePoolSource", "", [
    child("host+", "StoragePoolHost"),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
    oneOf(
      [
        child("dir", "NetfsStoragePoolDir"),
        child("format?", "NetfsStoragePoolFormat"),
        child("protocol?", "StoragePoolProtocol"),
      ],
      [child("dir", "CifsStoragePoolDir"), child("format", "CifsStoragePoolFormat")],
    ),
  ]),
  shape("NetfsStoragePoolFormat", "", [attribute("type", words("auto nfs"))]),
  shape("StoragePoolProtocol", "", [attribute("ver", "text")]),
  shape("CifsStoragePoolDir", "", [attribute("path", "dirPath")]),
  shape("CifsStoragePoolFormat", "", [attribute("type", words("cifs glusterfs"))]),
];
