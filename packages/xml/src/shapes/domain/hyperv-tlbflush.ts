import { attribute, child, type Shape, shape } from "../language.js";

export const hypervTlbflushShapes: readonly Shape[] = [
  shape("HypervTlbflush", "", [
    attribute("state?", "virOnOff"),
    child("direct?", "SwitchableFeature"),
    child("extended?", "SwitchableFeature"),
  ]),
];
