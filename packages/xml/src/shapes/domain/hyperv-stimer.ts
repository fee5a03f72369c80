import { attribute, child, type Shape, shape } from "../language.js";

export const hypervStimerShapes: readonly Shape[] = [
  shape("HypervStimer", "The timers of Hyper-V.", [
    attribute("state?", "virOnOff"),
    child("direct?", "SwitchableFeature"),
  ]),
];
