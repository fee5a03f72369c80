import { child, type Shape, shape } from "../language.js";

export const powerManagementShapes: readonly Shape[] = [
  shape("PowerManagement", "Whether the guest may go to sleep.", [
    child("suspend-to-mem?", "EnabledSwitch"),
    child("suspend-to-disk?", "EnabledSwitch"),
  ]),
];
