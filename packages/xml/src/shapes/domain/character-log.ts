import { attribute, type Shape, shape } from "../language.js";

export const characterLogShapes: readonly Shape[] = [
  shape("CharacterLog", "The file to which output is written as well.", [
    attribute("file", "absFilePath"),
    attribute("append?", "virOnOff"),
  ]),
];
