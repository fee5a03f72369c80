import { attribute, type Shape, shape, xsd } from "../language.js";

export const xenPassthroughShapes: readonly Shape[] = [
  shape("XenPassthrough", "How devices of the host are passed through.", [
    attribute("state", "virOnOff"),
    attribute("mode?", xsd("string", { pattern: "(sync_pt|share_pt)" })),
  ]),
];
