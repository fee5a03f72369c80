import { attribute, type Shape, shape } from "../language.js";

export const deviceAliasShapes: readonly Shape[] = [
  shape("DeviceAlias", "", [attribute("name", "aliasName")]),
];
