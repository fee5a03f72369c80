import { attribute, child, oneOf, type Shape, shape, text, value, words, xsd } from "../language.js";

export const containerOsShapes: readonly Shape[] = [
  shape("ContainerOs", "", [
    child("type", "ContainerOsType"),
    value("init?", "absFilePath"),
    value("initarg*", "text?"),
    child("initenv*", "InitEnvironment"),
    value("initdir?", "absFilePath"),
    oneOf([value("inituser", "genericName"), value("initgroup", "genericName")], []),
  ]),
  shape("ContainerOsType", "", [attribute("arch?", "archnames"), text(words("exe"))]),
  shape("InitEnvironment", "", [
    attribute("name", xsd("string", { pattern: "[a-zA-Z_]+[a-zA-Z0-9_]*" })),
    text("text?"),
  ]),
];
