import { attribute, type Shape, shape } from "../language.js";

export const portForwardRangeShapes: readonly Shape[] = [
  shape("PortForwardRange", "A range of ports that is passed on, or left out.", [
    attribute("start", "PortNumber"),
    attribute("end?", "PortNumber"),
    attribute("to?", "PortNumber"),
    attribute("exclude?", "virYesNo"),
  ]),
];
