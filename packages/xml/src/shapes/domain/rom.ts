import { attribute, type Shape, shape } from "../language.js";

export const romShapes: readonly Shape[] = [
  shape("Rom", "The option ROM of a device.", [
    attribute("enabled?", "virYesNo"),
    attribute("bar?", "virOnOff"),
    attribute("file?", "absFilePath"),
  ]),
];
