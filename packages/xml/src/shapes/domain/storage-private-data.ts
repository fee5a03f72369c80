import { attribute, child, type Shape, shape, words } from "../language.js";

export const storagePrivateDataShapes: readonly Shape[] = [
  shape("StoragePrivateData", "What libvirt keeps for itself about storage.", [
    child("nodenames?", "NodeNames"),
    child("reservations?", "PrivateReservations"),
    child("objects?", "PrivateObjects"),
  ]),
  shape("NodeNames", "The names that QEMU has for the nodes of storage.", [child("nodename+", "NodeName")]),
  shape("PrivateReservations", "The name of the helper of persistent reservations.", [
    attribute("mgralias", "text"),
  ]),
  shape("PrivateObjects", "The names of objects of QEMU that belong to storage.", [
    child("TLSx509?", "TLSx509"),
  ]),
  shape("NodeName", "A node of QEMU's.", [
    attribute("type", words("storage format")),
    attribute("name", "text"),
  ]),
  shape("TLSx509", "The name of an object with certificates.", [attribute("alias", "text")]),
];
