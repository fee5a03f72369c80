import { attribute, type Shape, shape } from "../language.js";

export const portIsolationShapes: readonly Shape[] = [
  shape("PortIsolation", "Whether a port of a bridge is kept from other isolated ones.", [
    attribute("isolated?", "virYesNo"),
  ]),
];
