import { attribute, child, type Shape, shape } from "../language.js";

export const nwFilterBindingShapes: readonly Shape[] = [
  shape("NwFilterBinding", "", [
    child("owner", "Owner"),
    child("portdev", "NwFilterBindingPortdev"),
    child("linkdev?", "NwFilterBindingPortdev"),
    child("mac", "NetworkMac"),
    child("filterref", "FilterRef"),
  ]),
  shape("NwFilterBindingPortdev", "", [attribute("name", "text")]),
];
