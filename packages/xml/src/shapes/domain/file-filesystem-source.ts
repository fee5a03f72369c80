import { attribute, type Shape, shape } from "../language.js";

export const fileFilesystemSourceShapes: readonly Shape[] = [
  shape("FileFilesystemSource", "", [attribute("file", "absFilePath")]),
];
