import { attribute, type Shape, shape } from "../language.js";

export const fileFilesystemSourceShapes: readonly Shape[] = [
  shape("FileFilesystemSource", "The image of a file system.", [attribute("file", "absFilePath")]),
];
