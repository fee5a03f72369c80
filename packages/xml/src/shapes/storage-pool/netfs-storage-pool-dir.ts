import { attribute, type Shape, shape } from "../language.js";

export const netfsStoragePoolDirShapes: readonly Shape[] = [
  shape("NetfsStoragePoolDir", "", [attribute("path", "absDirPath")]),
];
