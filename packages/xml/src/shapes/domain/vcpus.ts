import { attribute, child, type Shape, shape } from "../language.js";

export const vcpusShapes: readonly Shape[] = [
  shape("Vcpus", "", [child("vcpu*", "VcpuState")]),
  shape("VcpuState", "", [
    attribute("id", "unsignedInt"),
    attribute("enabled", "virYesNo"),
    attribute("hotpluggable?", "virYesNo"),
    attribute("order?", "unsignedInt"),
  ]),
];
