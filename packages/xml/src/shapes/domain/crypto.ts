import { attribute, child, type Shape, shape, words } from "../language.js";

export const cryptoShapes: readonly Shape[] = [
  shape("Crypto", "A device by which the guest encrypts.", [
    attribute("model", words("virtio")),
    attribute("type", words("qemu")),
    child("backend", "CryptoBackend"),
    child("driver?", "InputDriver"),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
  shape("CryptoBackend", "What serves a crypto device on the host.", [
    attribute("queues?", "positiveInteger"),
    attribute("model", words("builtin lkcf")),
  ]),
];
