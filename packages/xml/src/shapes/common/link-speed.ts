import { attribute, type Shape, shape, words } from "../language.js";

export const linkSpeedShapes: readonly Shape[] = [
  shape("LinkSpeed", "Whether a link is up, and how fast it is in Mbit/s.", [
    attribute("speed?", "unsignedInt"),
    attribute("state?", words("unknown notpresent down lowerlayerdown testing dormant up")),
  ]),
];
