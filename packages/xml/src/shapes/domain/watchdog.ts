import { attribute, child, type Shape, shape, words } from "../language.js";

export const watchdogShapes: readonly Shape[] = [
  shape("Watchdog", "A watchdog of the guest, and what happens when it barks.", [
    attribute("model", words("i6300esb ib700 diag288 itco")),
    attribute("action?", words("reset shutdown poweroff pause none dump inject-nmi")),
    child("alias?", "DeviceAlias"),
    child("acpi?", "DeviceAcpi"),
    child("address?", "DeviceAddress"),
  ]),
];
