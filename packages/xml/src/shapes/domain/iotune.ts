import { oneOf, type Shape, shape, value, xsd } from "../language.js";

export const iotuneShapes: readonly Shape[] = [
  shape("Iotune", "How much a disk may read and write; bytes and operations a second.", [
    oneOf(
      [value("total_bytes_sec", xsd("unsignedLong"))],
      [value("read_bytes_sec?", xsd("unsignedLong")), value("write_bytes_sec?", xsd("unsignedLong"))],
    ),
    oneOf(
      [value("total_iops_sec", xsd("unsignedLong"))],
      [value("read_iops_sec?", xsd("unsignedLong")), value("write_iops_sec?", xsd("unsignedLong"))],
    ),
    oneOf(
      [value("total_bytes_sec_max", xsd("unsignedLong"))],
      [value("read_bytes_sec_max?", xsd("unsignedLong")), value("write_bytes_sec_max?", xsd("unsignedLong"))],
    ),
    oneOf(
      [value("total_iops_sec_max", xsd("unsignedLong"))],
      [value("read_iops_sec_max?", xsd("unsignedLong")), value("write_iops_sec_max?", xsd("unsignedLong"))],
    ),
    value("size_iops_sec?", xsd("unsignedLong")),
    value("group_name?", "text?"),
    oneOf(
      [value("total_bytes_sec_max_length", xsd("unsignedLong"))],
      [
        value("read_bytes_sec_max_length?", xsd("unsignedLong")),
        value("write_bytes_sec_max_length?", xsd("unsignedLong")),
      ],
    ),
    oneOf(
      [value("total_iops_sec_max_length", xsd("unsignedLong"))],
      [
        value("read_iops_sec_max_length?", xsd("unsignedLong")),
        value("write_iops_sec_max_length?", xsd("unsignedLong")),
      ],
    ),
  ]),
];
