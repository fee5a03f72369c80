import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const dataStoreShapes: readonly Shape[] = [
  shape(
    "DataStore",
    "The file that holds an image's data apart from its metadata.",
    [
      oneOf(
        [attribute("type?", words("file")), child("source?", "FileDiskSource")],
        [attribute("type", words("block")), child("source?", "BlockDiskSource")],
        [attribute("type", words("dir")), child("source?", "DirDiskSource")],
        [attribute("type", words("network")), child("source", "NetworkDiskSource")],
        [attribute("type", words("volume")), child("source?", "VolumeDiskSource")],
        [attribute("type", words("nvme")), child("source?", "NvmeDiskSource")],
        [attribute("type", words("vhostuser")), child("source", "VhostuserDiskSource")],
        [attribute("type", words("vhostvdpa")), child("source", "VhostvdpaDiskSource")],
      ),
      child("format", "ImageFormat"),
    ],
    "format source",
  ),
];
