import { attribute, child, type Shape, shape, words } from "../language.js";

export const numaShapes: readonly Shape[] = [
  shape("Numa", "The NUMA cells of a guest.", [
    child("cell+", "NumaCell"),
    child("interconnects?", "NumaInterconnects"),
  ]),
  shape("NumaCell", "A NUMA cell of a guest: its CPUs and memory.", [
    attribute("id?", "unsignedInt"),
    attribute("cpus?", "cpuset"),
    attribute("memory", "memoryKB"),
    attribute("unit?", "unit"),
    attribute("memAccess?", words("shared private")),
    attribute("discard?", "virYesNo"),
    child("distances?", "NumaDistances"),
    child("cache*", "NumaCellCache"),
  ]),
];
