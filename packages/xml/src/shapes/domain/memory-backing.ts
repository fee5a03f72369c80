import { attribute, child, flag, type Shape, shape, words } from "../language.js";

export const memoryBackingShapes: readonly Shape[] = [
  shape("MemoryBacking", "What the host backs the guest's memory with.", [
    child("hugepages?", "Hugepages"),
    flag("nosharepages?"),
    flag("locked?"),
    child("source?", "MemoryBackingSource"),
    child("access?", "MemoryAccess"),
    child("allocation?", "MemoryAllocation"),
    flag("discard?"),
  ]),
  shape("Hugepages", "The sizes of pages that back the guest's memory.", [child("page*", "HugePage")]),
  shape("MemoryBackingSource", "Where the memory of a guest is: anonymous, in a file or in a memfd.", [
    attribute("type", words("file anonymous memfd")),
  ]),
  shape("MemoryAccess", "Whether others may share the guest's memory.", [
    attribute("mode", words("shared private")),
  ]),
  shape("MemoryAllocation", "When memory is taken, and by how many threads.", [
    attribute("mode?", words("immediate ondemand")),
    attribute("threads?", "unsignedInt"),
  ]),
  shape("HugePage", "Pages of one size, and for which cells of the guest; KiB where no unit is given.", [
    attribute("size", "unsignedLong"),
    attribute("unit?", "unit"),
    attribute("nodeset?", "cpuset"),
  ]),
];
