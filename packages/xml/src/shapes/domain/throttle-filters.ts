import { attribute, child, type Shape, shape } from "../language.js";

export const throttleFiltersShapes: readonly Shape[] = [
  shape("ThrottleFilters", "", [child("throttlefilter*", "ThrottleFilter")]),
  shape("ThrottleFilter", "", [attribute("group", "text")]),
];
