import { attribute, type Shape, shape } from "../language.js";

export const portIsolationShapes: readonly Shape[] = [
  shape("PortIsolation", "", [attribute("isolated?", "virYesNo")]),
];
