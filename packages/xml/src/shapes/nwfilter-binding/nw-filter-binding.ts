import { attribute, child, type Shape, shape } from "../language.js";

export const nwFilterBindingShapes: readonly Shape[] = [
  shape("NwFilterBinding", "That a port of a guest is under a network filter.", [
    child("owner", "Owner"),
    child("portdev", "NwFilterBindingPortdev"),
    child("linkdev?", "NwFilterBindingPortdev"),
    child("mac", "NetworkMac"),
    child("filterref", "FilterRef"),
  ]),
  shape("NwFilterBindingPortdev", "The interface of the host.", [attribute("name", "text")]),
];
