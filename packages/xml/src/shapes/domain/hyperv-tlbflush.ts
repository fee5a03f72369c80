import { attribute, child, type Shape, shape } from "../language.js";

export const hypervTlbflushShapes: readonly Shape[] = [
  shape("HypervTlbflush", "How the guest flushes its TLB.", [
    attribute("state?", "virOnOff"),
    child("direct?", "SwitchableFeature"),
    child("extended?", "SwitchableFeature"),
  ]),
];
