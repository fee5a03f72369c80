import { attribute, type Shape, shape, xsd } from "../language.js";

export const vdsInterfaceSourceShapes: readonly Shape[] = [
  shape("VdsInterfaceSource", "The port of a distributed switch of VMware.", [
    attribute("switchid", "UUID"),
    attribute("portid?", xsd("long")),
    attribute("portgroupid?", "text"),
    attribute("connectionid?", xsd("long")),
  ]),
];
