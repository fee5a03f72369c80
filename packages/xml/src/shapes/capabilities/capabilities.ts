import { child, inOrder, type Shape, shape } from "../language.js";

export const capabilitiesShapes: readonly Shape[] = [
  shape("Capabilities", "", [
    inOrder([child("host", "HostCapabilities")], [child("guest*", "GuestCapabilities")]),
  ]),
];
