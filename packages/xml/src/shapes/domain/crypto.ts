import { attribute, child, type Shape, shape, words } from "../language.js";

export const cryptoShapes: readonly Shape[] = [
  shape("Crypto", "", [
    attribute("model", words("virtio")),
    attribute("type", words("qemu")),
    child("backend", "CryptoBackend"),
    child("driver?", "InputDriver"),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
  shape("CryptoBackend", "", [
    attribute("queues?", "positiveInteger"),
    attribute("model", words("builtin lkcf")),
  ]),
];
