import { child, type Shape, shape, value, xsd } from "../language.js";

export const blkiotuneShapes: readonly Shape[] = [
  shape("Blkiotune", "How much of the host's disks a guest may take.", [
    value("weight?", "weight"),
    child("device*", "BlkioDevice"),
  ]),
  shape("BlkioDevice", "How much of one disk of the host a guest may take.", [
    value("path", "absFilePath"),
    value("weight?", "weight"),
    value("read_iops_sec?", xsd("unsignedInt")),
    value("write_iops_sec?", xsd("unsignedInt")),
    value("read_bytes_sec?", xsd("unsignedLong")),
    value("write_bytes_sec?", xsd("unsignedLong")),
  ]),
];
