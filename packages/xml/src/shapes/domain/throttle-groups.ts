import { child, type Shape, shape } from "../language.js";

export const throttleGroupsShapes: readonly Shape[] = [
  shape("ThrottleGroups", "", [child("throttlegroup*", "Iotune")]),
];
