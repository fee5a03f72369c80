import { child, type Shape, shape, value, xsd } from "../language.js";

export const blkiotuneShapes: readonly Shape[] = [
  shape("Blkiotune", "", [value("weight?", "weight"), child("device*", "BlkioDevice")]),
  shape("BlkioDevice", "", [
    value("path", "absFilePath"),
    value("weight?", "weight"),
    value("read_iops_sec?", xsd("unsignedInt")),
    value("write_iops_sec?", xsd("unsignedInt")),
    value("read_bytes_sec?", xsd("unsignedLong")),
    value("write_bytes_sec?", xsd("unsignedLong")),
  ]),
];
