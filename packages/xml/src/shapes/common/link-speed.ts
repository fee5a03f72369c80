import { attribute, type Shape, shape, words } from "../language.js";

export const linkSpeedShapes: readonly Shape[] = [
  shape("LinkSpeed", "", [
    attribute("speed?", "unsignedInt"),
    attribute("state?", words("unknown notpresent down lowerlayerdown testing dormant up")),
  ]),
];
