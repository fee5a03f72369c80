import { attribute, type Shape, shape } from "../language.js";

export const enabledSwitchShapes: readonly Shape[] = [
  shape("EnabledSwitch", "Whether it is enabled.", [attribute("enabled?", "virYesNo")]),
];
