import { attribute, child, type Shape, shape } from "../language.js";

export const coalesceRxShapes: readonly Shape[] = [
  shape("CoalesceRx", "", [child("frames?", "CoalesceFrames")]),
  shape("CoalesceFrames", "", [attribute("max?", "unsignedInt")]),
];
