import { attribute, child, oneOf, type Shape, shape, text, value, words, xsd } from "../language.js";

export const containerOsShapes: readonly Shape[] = [
  shape("ContainerOs", "What runs in a container first.", [
    child("type", "ContainerOsType"),
    value("init?", "absFilePath"),
    value("initarg*", "text?"),
    child("initenv*", "InitEnvironment"),
    value("initdir?", "absFilePath"),
    oneOf([value("inituser", "genericName"), value("initgroup", "genericName")], []),
  ]),
  shape("ContainerOsType", "The kind of guest, and the architecture it needs.", [
    attribute("arch?", "archnames"),
    text(words("exe")),
  ]),
  shape("InitEnvironment", "A variable in the environment of a container's first process.", [
    attribute("name", xsd("string", { pattern: "[a-zA-Z_]+[a-zA-Z0-9_]*" })),
    text("text?"),
  ]),
];
