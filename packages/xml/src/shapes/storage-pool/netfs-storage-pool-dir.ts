import { attribute, type Shape, shape } from "../language.js";

export const netfsStoragePoolDirShapes: readonly Shape[] = [
  shape("NetfsStoragePoolDir", "The directory that is exported.", [attribute("path", "absDirPath")]),
];
