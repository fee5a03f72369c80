import { attribute, type Shape, shape } from "../language.js";

export const vhostvdpaDiskSourceShapes: readonly Shape[] = [
  shape("VhostvdpaDiskSource", "", [attribute("dev", "absFilePath")]),
];
