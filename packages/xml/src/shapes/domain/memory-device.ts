import { attribute, child, flag, oneOf, type Shape, shape, value, words } from "../language.js";

export const memoryDeviceShapes: readonly Shape[] = [
  shape("MemoryDevice", "", [
    attribute("model", words("dimm nvdimm virtio-pmem virtio-mem sgx-epc")),
    attribute("access?", words("shared private")),
    attribute("discard?", "virYesNo"),
    value("uuid?", "UUID"),
    child("source?", "MemoryDeviceSource"),
    child("target", "MemoryDeviceTarget"),
    child("address?", "DeviceAddress"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
  ]),
  shape("MemoryDeviceSource", "", [
    oneOf(
      [value("nodemask?", "cpuset"), child("pagesize?", "MemorySize")],
      [value("path", "absFilePath"), child("alignsize?", "MemorySize"), flag("pmem?")],
    ),
  ]),
  shape("MemoryDeviceTarget", "", [
    attribute("dynamicMemslots?", "virYesNo"),
    child("size", "MemorySize"),
    value("node?", "unsignedInt"),
    child("block?", "MemorySize"),
    child("requested?", "MemorySize"),
    child("current?", "MemorySize"),
    child("label?", "MemoryDeviceLabel"),
    flag("readonly?"),
    child("address?", "MemoryDeviceAddress"),
  ]),
  shape("MemoryDeviceLabel", "", [child("size", "MemorySize")]),
  shape("MemoryDeviceAddress", "", [attribute("base", "hexuint")]),
];
