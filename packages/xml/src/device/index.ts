export { type Problem, XmlError } from "../errors.js";
export type { ReadOptions } from "../runtime/parse.js";
export type { WriteOptions } from "../runtime/write.js";
export {
  type Device,
  type DeviceDisk,
  type DeviceElement,
  formatDevice,
  type ParsedDevice,
  parseDevice,
} from "./device.js";
