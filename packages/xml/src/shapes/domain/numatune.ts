import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const numatuneShapes: readonly Shape[] = [
  shape("Numatune", "From which nodes of the host memory is taken.", [
    child("memory?", "NumatuneMemory"),
    child("memnode*", "NumatuneNode"),
  ]),
  shape("NumatuneMemory", "From which nodes the guest's memory is taken.", [
    attribute("mode?", words("strict preferred interleave restrictive")),
    oneOf(
      [attribute("placement?", words("static")), attribute("nodeset?", "cpuset")],
      [attribute("placement", words("auto"))],
    ),
  ]),
  shape("NumatuneNode", "From which nodes the memory of one cell is taken.", [
    attribute("cellid", "unsignedInt"),
    attribute("mode", words("strict preferred interleave restrictive")),
    attribute("nodeset", "cpuset"),
  ]),
];
