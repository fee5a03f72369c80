import { attribute, type Shape, shape, words, xsd } from "../language.js";

export const diskGeometryShapes: readonly Shape[] = [
  shape("DiskGeometry", "The geometry of a disk.", [
    attribute("cyls", xsd("integer")),
    attribute("heads", xsd("integer")),
    attribute("secs", xsd("integer")),
    attribute("trans?", words("auto none lba")),
  ]),
];
