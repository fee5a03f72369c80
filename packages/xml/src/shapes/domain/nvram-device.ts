import { child, type Shape, shape } from "../language.js";

export const nvramDeviceShapes: readonly Shape[] = [
  shape("NvramDevice", "", [child("address?", "DeviceAddress")]),
];
