import { attribute, child, type Shape, shape, words } from "../language.js";

export const storagePrivateDataShapes: readonly Shape[] = [
  shape("StoragePrivateData", "", [
    child("nodenames?", "NodeNames"),
    child("reservations?", "PrivateReservations"),
    child("objects?", "PrivateObjects"),
  ]),
  shape("NodeNames", "", [child("nodename+", "NodeName")]),
  shape("PrivateReservations", "", [attribute("mgralias", "text")]),
  shape("PrivateObjects", "", [child("TLSx509?", "TLSx509")]),
  shape("NodeName", "", [attribute("type", words("storage format")), attribute("name", "text")]),
  shape("TLSx509", "", [attribute("alias", "text")]),
];
