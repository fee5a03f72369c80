import { attribute, child, type Shape, shape, words } from "../language.js";

export const soundShapes: readonly Shape[] = [
  shape("Sound", "A sound card of the guest.", [
    attribute("model", words("sb16 es1370 pcspk ac97 ich6 ich7 ich9 usb virtio")),
    attribute("multichannel?", "virYesNo"),
    attribute("streams?", "uint32"),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("audio?", "AudioReference"),
    child("codec*", "SoundCodec"),
    child("driver?", "InputDriver"),
    child("address?", "DeviceAddress"),
  ]),
  shape("SoundCodec", "A codec on a sound card.", [attribute("type", words("duplex micro output"))]),
];
