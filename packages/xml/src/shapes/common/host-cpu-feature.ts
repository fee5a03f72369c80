import { attribute, type Shape, shape, xsd } from "../language.js";

export const hostCpuFeatureShapes: readonly Shape[] = [
  shape("HostCpuFeature", "A feature of the host's CPU.", [
    attribute("name", xsd("string", { pattern: "[a-zA-Z0-9\\-_]+" })),
  ]),
];
