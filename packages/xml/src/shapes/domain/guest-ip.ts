import { attribute, type Shape, shape } from "../language.js";

export const guestIpShapes: readonly Shape[] = [
  shape("GuestIp", "An IP address of a card.", [
    attribute("address", "ipAddr"),
    attribute("family?", "addr-family"),
    attribute("prefix?", "ipPrefix"),
    attribute("peer?", "ipAddr"),
  ]),
];
