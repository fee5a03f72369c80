import { attribute, type Shape, shape } from "../language.js";

export const clipboardShapes: readonly Shape[] = [
  shape("Clipboard", "Whether the clipboard is shared.", [attribute("copypaste", "virYesNo")]),
];
