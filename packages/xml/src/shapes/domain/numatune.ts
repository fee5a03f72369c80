import { attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const numatuneShapes: readonly Shape[] = [
  shape("Numatune", "", [child("memory?", "NumatuneMemory"), child("memnode*", "NumatuneNode")]),
  shape("NumatuneMemory", "", [
    attribute("mode?", words("strict preferred interleave restrictive")),
    oneOf(
      [attribute("placement?", words("static")), attribute("nodeset?", "cpuset")],
      [attribute("placement", words("auto"))],
    ),
  ]),
  shape("NumatuneNode", "", [
    attribute("cellid", "unsignedInt"),
    attribute("mode", words("strict preferred interleave restrictive")),
    attribute("nodeset", "cpuset"),
  ]),
];
