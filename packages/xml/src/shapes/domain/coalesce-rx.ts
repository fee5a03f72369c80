import { attribute, child, type Shape, shape } from "../language.js";

export const coalesceRxShapes: readonly Shape[] = [
  shape("CoalesceRx", "Interrupts of received packets.", [child("frames?", "CoalesceFrames")]),
  shape("CoalesceFrames", "After how many packets an interrupt comes.", [attribute("max?", "unsignedInt")]),
];
