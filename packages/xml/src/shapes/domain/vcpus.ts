import { attribute, child, type Shape, shape } from "../language.js";

export const vcpusShapes: readonly Shape[] = [
  shape("Vcpus", "The CPUs of a guest one by one.", [child("vcpu*", "VcpuState")]),
  shape("VcpuState", "One CPU of a guest.", [
    attribute("id", "unsignedInt"),
    attribute("enabled", "virYesNo"),
    attribute("hotpluggable?", "virYesNo"),
    attribute("order?", "unsignedInt"),
  ]),
];
