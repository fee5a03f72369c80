import { attribute, type Shape, shape } from "../language.js";

export const portForwardRangeShapes: readonly Shape[] = [
  shape("PortForwardRange", "", [
    attribute("start", "PortNumber"),
    attribute("end?", "PortNumber"),
    attribute("to?", "PortNumber"),
    attribute("exclude?", "virYesNo"),
  ]),
];
