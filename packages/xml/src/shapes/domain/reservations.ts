import { attribute, child, type Shape, shape, words } from "../language.js";

export const reservationsShapes: readonly Shape[] = [
  shape("Reservations", "", [attribute("managed?", "virYesNo"), child("source?", "ReservationsSource")]),
  shape("ReservationsSource", "", [
    attribute("type", words("unix")),
    attribute("path", "absFilePath"),
    attribute("mode", words("server client")),
    child("reconnect?", "Reconnect"),
  ]),
];
