import { attribute, type Shape, shape } from "../language.js";

export const vhostvdpaDiskSourceShapes: readonly Shape[] = [
  shape("VhostvdpaDiskSource", "The device of the host.", [attribute("dev", "absFilePath")]),
];
