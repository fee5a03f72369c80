import { attribute, child, type Shape, shape, words } from "../language.js";

export const panicShapes: readonly Shape[] = [
  shape("Panic", "A device by which the guest tells that it crashed.", [
    attribute("model?", words("isa pseries hyperv s390 pvpanic")),
    child("alias?", "DeviceAlias"),
    child("address?", "DeviceAddress"),
  ]),
];
