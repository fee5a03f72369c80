import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const netfsStoragePoolSourceShapes: readonly Shape[] = [
  shape("NetfsStoragePoolSource", "The directory of another host.", [
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
  shape("NetfsStoragePoolFormat", "The kind of a network file system.", [
    attribute("type", words("auto nfs")),
  ]),
  shape("StoragePoolProtocol", "The version of NFS.", [attribute("ver", "text")]),
  shape("CifsStoragePoolDir", "The share, or the volume of Gluster.", [attribute("path", "dirPath")]),
  shape("CifsStoragePoolFormat", "The kind of a network file system.", [
    attribute("type", words("cifs glusterfs")),
  ]),
];
