import { attribute, type Shape, shape } from "../language.js";

export const characterLogShapes: readonly Shape[] = [
  shape("CharacterLog", "", [attribute("file", "absFilePath"), attribute("append?", "virOnOff")]),
];
