import { attribute, type Shape, shape } from "../language.js";

export const clipboardShapes: readonly Shape[] = [
  shape("Clipboard", "", [attribute("copypaste", "virYesNo")]),
];
