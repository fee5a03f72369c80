import { attribute, child, inOrder, type Shape, shape, value, xsd } from "../language.js";

export const resourceShapes: readonly Shape[] = [
  shape("Resource", "", [
    inOrder([value("partition?", "absFilePath")], [child("fibrechannel?", "FibreChannel")]),
  ]),
  shape("FibreChannel", "", [attribute("appid", xsd("string", { pattern: "[ -~]{1,128}" }))]),
];
