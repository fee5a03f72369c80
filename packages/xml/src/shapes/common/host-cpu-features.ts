import { flag, inOrder, type Shape, shape } from "../language.js";

export const hostCpuFeaturesShapes: readonly Shape[] = [
  shape("HostCpuFeatures", "What the host's CPU can do, as old versions told it.", [
    inOrder([flag("pae?")], [flag("nonpae?")], [flag("vmx?")], [flag("svm?")]),
  ]),
];
