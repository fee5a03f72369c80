import { attribute, child, flag, oneOf, type Shape, shape, value, words } from "../language.js";

export const memoryDeviceShapes: readonly Shape[] = [
  shape("MemoryDevice", "A memory module of the guest.", [
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
  shape("MemoryDeviceSource", "What memory of the host a module takes.", [
    oneOf(
      [value("nodemask?", "cpuset"), child("pagesize?", "MemorySize")],
      [value("path", "absFilePath"), child("alignsize?", "MemorySize"), flag("pmem?")],
    ),
  ]),
  shape("MemoryDeviceTarget", "How the guest sees a memory module.", [
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
  shape("MemoryDeviceLabel", "The part of a module that holds its labels.", [child("size", "MemorySize")]),
  shape("MemoryDeviceAddress", "Where a module is in the guest's memory.", [attribute("base", "hexuint")]),
];
