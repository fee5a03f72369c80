import { attribute, child, inOrder, oneOf, type Shape, shape, words } from "../language.js";

export const videoShapes: readonly Shape[] = [
  shape("Video", "A graphics card of the guest.", [
    child("driver?", "VideoDriver"),
    child("model?", "VideoModel"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
  ]),
  shape("VideoDriver", "How the host drives a graphics card.", [
    attribute("iommu?", "virOnOff"),
    attribute("ats?", "virOnOff"),
    attribute("packed?", "virOnOff"),
    attribute("page_per_vq?", "virOnOff"),
    attribute("name?", words("qemu vhostuser")),
    attribute("vgaconf?", words("io on off")),
  ]),
  shape("VideoModel", "The hardware that the guest sees.", [
    oneOf(
      [attribute("type", words("vga cirrus vmvga xen vbox virtio gop none bochs ramfb"))],
      [
        attribute("type", words("qxl")),
        attribute("ram?", "unsignedInt"),
        attribute("vram64?", "unsignedInt"),
        attribute("vgamem?", "unsignedInt"),
      ],
    ),
    attribute("vram?", "unsignedInt"),
    attribute("heads?", "unsignedInt"),
    attribute("primary?", "virYesNo"),
    attribute("blob?", "virOnOff"),
    inOrder([child("acceleration?", "VideoAcceleration")], [child("resolution?", "VideoResolution")]),
  ]),
  shape("VideoAcceleration", "What a graphics card accelerates.", [
    attribute("accel3d?", "virYesNo"),
    attribute("accel2d?", "virYesNo"),
    attribute("rendernode?", "absFilePath"),
  ]),
  shape("VideoResolution", "The resolution that a screen begins with.", [
    attribute("x", "unsignedInt"),
    attribute("y", "unsignedInt"),
  ]),
];
