import { attribute, child, type Shape, shape, words } from "../language.js";

export const fsStoragePoolSourceShapes: readonly Shape[] = [
  shape("FsStoragePoolSource", "The device with the file system.", [
    child("device", "StoragePoolDevice"),
    child("format?", "FsStoragePoolFormat"),
    child("vendor?", "StoragePoolVendor"),
    child("product?", "StoragePoolVendor"),
  ]),
  shape("FsStoragePoolFormat", "The format of a file system.", [
    attribute("type", words("auto ext2 ext3 ext4 ufs iso9660 udf gfs gfs2 vfat hfs+ xfs ocfs2 vmfs")),
  ]),
];
