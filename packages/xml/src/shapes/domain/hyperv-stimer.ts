import { attribute, child, type Shape, shape } from "../language.js";

export const hypervStimerShapes: readonly Shape[] = [
  shape("HypervStimer", "", [attribute("state?", "virOnOff"), child("direct?", "SwitchableFeature")]),
];
