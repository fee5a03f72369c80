import { attribute, child, oneOf, type Shape, shape, value, words } from "../language.js";

export const cpuShapes: readonly Shape[] = [
  shape(
    "Cpu",
    "A CPU: that of a host, or that of a guest.",
    [
      oneOf(
        [
          attribute("mode?", words("custom host-model host-passthrough maximum")),
          attribute("match?", words("minimum exact strict")),
          attribute("check?", words("none partial full")),
          attribute("deprecated_features?", "virOnOff"),
          attribute("migratable?", "virOnOff"),
          child("model?", "GuestCpuModel"),
          child("feature*", "GuestCpuFeature"),
          child("numa?", "Numa"),
          child("cache?", "CpuCache"),
        ],
        [
          value("model?", "text?"),
          child("feature*", "HostCpuFeature"),
          value("arch", "archnames"),
          child("features?", "HostCpuFeatures"),
          child("microcode?", "CpuMicrocode"),
          child("signature?", "CpuSignature"),
          child("counter?", "CpuCounter"),
          child("pages*", "CpuPages"),
        ],
      ),
      value("vendor?", "text?"),
      child("topology?", "CpuTopology"),
      child("maxphysaddr?", "MaxPhysAddr"),
    ],
    "vendor topology maxphysaddr model feature numa cache arch features microcode signature counter pages",
  ),
];
