import { attribute, type Shape, shape, xsd } from "../language.js";

export const hostCpuFeatureShapes: readonly Shape[] = [
  shape("HostCpuFeature", "", [attribute("name", xsd("string", { pattern: "[a-zA-Z0-9\\-_]+" }))]),
];
