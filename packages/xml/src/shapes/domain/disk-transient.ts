import { attribute, type Shape, shape } from "../language.js";

export const diskTransientShapes: readonly Shape[] = [
  shape("DiskTransient", "", [attribute("shareBacking?", "virYesNo")]),
];
