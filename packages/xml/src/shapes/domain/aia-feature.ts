import { attribute, type Shape, shape, words } from "../language.js";

export const aiaFeatureShapes: readonly Shape[] = [
  shape("AiaFeature", "Who emulates the interrupt architecture of RISC-V.", [
    attribute("value", words("none aplic aplic-imsic")),
  ]),
];
