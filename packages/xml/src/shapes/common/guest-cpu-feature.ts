import { attribute, type Shape, shape, words } from "../language.js";

export const guestCpuFeatureShapes: readonly Shape[] = [
  shape("GuestCpuFeature", "A feature of the guest's CPU, and what is to become of it.", [
    attribute("policy", words("force require optional disable forbid")),
    attribute("name", "featureName"),
  ]),
];
