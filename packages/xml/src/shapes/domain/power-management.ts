import { child, type Shape, shape } from "../language.js";

export const powerManagementShapes: readonly Shape[] = [
  shape("PowerManagement", "", [
    child("suspend-to-mem?", "EnabledSwitch"),
    child("suspend-to-disk?", "EnabledSwitch"),
  ]),
];
