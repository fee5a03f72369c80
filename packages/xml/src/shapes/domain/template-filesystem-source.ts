import { attribute, type Shape, shape } from "../language.js";

export const templateFilesystemSourceShapes: readonly Shape[] = [
  shape("TemplateFilesystemSource", "The template of an OpenVZ container.", [
    attribute("name", "genericName"),
  ]),
];
