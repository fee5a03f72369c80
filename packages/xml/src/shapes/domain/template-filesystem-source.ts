import { attribute, type Shape, shape } from "../language.js";

export const templateFilesystemSourceShapes: readonly Shape[] = [
  shape("TemplateFilesystemSource", "", [attribute("name", "genericName")]),
];
