import { attribute, type Shape, shape } from "../language.js";

export const diskTransientShapes: readonly Shape[] = [
  shape("DiskTransient", "That what is written to a disk is thrown away.", [
    attribute("shareBacking?", "virYesNo"),
  ]),
];
