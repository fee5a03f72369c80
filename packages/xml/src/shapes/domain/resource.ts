import { attribute, child, inOrder, type Shape, shape, value, xsd } from "../language.js";

export const resourceShapes: readonly Shape[] = [
  shape("Resource", "Where the guest is put on the host.", [
    inOrder([value("partition?", "absFilePath")], [child("fibrechannel?", "FibreChannel")]),
  ]),
  shape("FibreChannel", "The name of the guest's application on Fibre Channel.", [
    attribute("appid", xsd("string", { pattern: "[ -~]{1,128}" })),
  ]),
];
