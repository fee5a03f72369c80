import { attribute, child, flag, type Shape, shape, words } from "../language.js";

export const memoryBackingShapes: readonly Shape[] = [
  shape("MemoryBacking", "", [
    child("hugepages?", "Hugepages"),
    flag("nosharepages?"),
    flag("locked?"),
    child("source?", "MemoryBackingSource"),
    child("access?", "MemoryAccess"),
    child("allocation?", "MemoryAllocation"),
    flag("discard?"),
  ]),
  shape("Hugepages", "", [child("page*", "HugePage")]),
  shape("MemoryBackingSource", "", [attribute("type", words("file anonymous memfd"))]),
  shape("MemoryAccess", "", [attribute("mode", words("shared private"))]),
  shape("MemoryAllocation", "", [
    attribute("mode?", words("immediate ondemand")),
    attribute("threads?", "unsignedInt"),
  ]),
  shape("HugePage", "", [
    attribute("size", "unsignedLong"),
    attribute("unit?", "unit"),
    attribute("nodeset?", "cpuset"),
  ]),
];
