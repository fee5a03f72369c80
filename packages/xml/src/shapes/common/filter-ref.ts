import { attribute, child, type Shape, shape, xsd } from "../language.js";

export const filterRefShapes: readonly Shape[] = [
  shape("FilterRef", "", [attribute("filter", xsd("NCName")), child("parameter*", "FilterParameter")]),
  shape("FilterParameter", "", [
    attribute("name", "filter-param-name"),
    attribute("value", "filter-param-value"),
  ]),
];
