import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const backingStoreShapes: readonly Shape[] = [
  shape(
    "BackingStore",
    "The image under an image; it may have one itself.",
    [
      oneOf(
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
          attribute("index?", "positiveInteger"),
          child("format", "ImageFormat"),
          child("backingStore?", "BackingStore"),
        ],
        [],
      ),
    ],
    "format source backingStore",
  ),
];
