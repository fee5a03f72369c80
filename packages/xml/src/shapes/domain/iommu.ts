import { attribute, child, type Shape, shape, words } from "../language.js";

export const iommuShapes: readonly Shape[] = [
  shape("Iommu", "An IOMMU of the guest.", [
    attribute("model", words("intel smmuv3 virtio")),
    child("driver?", "IommuDriver"),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
    child("alias?", "DeviceAlias"),
  ]),
  shape("IommuDriver", "How an IOMMU works.", [
    attribute("intremap?", "virOnOff"),
    attribute("caching_mode?", "virOnOff"),
    attribute("eim?", "virOnOff"),
    attribute("iotlb?", "virOnOff"),
    attribute("aw_bits?", "uint8"),
    attribute("dma_translation?", "virOnOff"),
  ]),
];
