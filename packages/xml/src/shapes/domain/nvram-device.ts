import { child, type Shape, shape } from "../language.js";

export const nvramDeviceShapes: readonly Shape[] = [
  shape("NvramDevice", "The NVRAM of a guest on POWER.", [child("address?", "DeviceAddress")]),
];
