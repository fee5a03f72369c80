import { attribute, type Shape, shape } from "../language.js";

export const deviceAliasShapes: readonly Shape[] = [
  shape("DeviceAlias", "The name by which QEMU and libvirt call a device.", [attribute("name", "aliasName")]),
];
