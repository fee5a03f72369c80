import { attribute, child, type Shape, shape, words } from "../language.js";

export const reservationsShapes: readonly Shape[] = [
  shape("Reservations", "Whether persistent reservations are managed, and by whom.", [
    attribute("managed?", "virYesNo"),
    child("source?", "ReservationsSource"),
  ]),
  shape("ReservationsSource", "The socket of the helper of persistent reservations.", [
    attribute("type", words("unix")),
    attribute("path", "absFilePath"),
    attribute("mode", words("server client")),
    child("reconnect?", "Reconnect"),
  ]),
];
