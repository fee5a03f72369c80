import { child, inOrder, type Shape, shape } from "../language.js";

export const capabilitiesShapes: readonly Shape[] = [
  shape("Capabilities", "What a host can do, and which guests it can run.", [
    inOrder([child("host", "HostCapabilities")], [child("guest*", "GuestCapabilities")]),
  ]),
];
