import { attribute, type Shape, shape, words } from "../language.js";

export const guestCpuFeatureShapes: readonly Shape[] = [
  shape("GuestCpuFeature", "", [
    attribute("policy", words("force require optional disable forbid")),
    attribute("name", "featureName"),
  ]),
];
