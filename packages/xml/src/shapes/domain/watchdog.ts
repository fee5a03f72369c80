import { attribute, child, type Shape, shape, words } from "../language.js";

export const watchdogShapes: readonly Shape[] = [
  shape("Watchdog", "", [
    attribute("model", words("i6300esb ib700 diag288 itco")),
    attribute("action?", words("reset shutdown poweroff pause none dump inject-nmi")),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
  ]),
];
