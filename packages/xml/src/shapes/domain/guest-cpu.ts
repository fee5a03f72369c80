import { attribute, child, type Shape, shape, value, words } from "../language.js";

export const guestCpuShapes: readonly Shape[] = [
  shape("GuestCpu", "The CPU that a guest sees.", [
    attribute("mode?", words("custom host-model host-passthrough maximum")),
    attribute("match?", words("minimum exact strict")),
    attribute("check?", words("none partial full")),
    attribute("deprecated_features?", "virOnOff"),
    attribute("migratable?", "virOnOff"),
    child("model?", "GuestCpuModel"),
    value("vendor?", "text?"),
    child("topology?", "CpuTopology"),
    child("feature*", "GuestCpuFeature"),
    child("numa?", "Numa"),
    child("cache?", "CpuCache"),
    child("maxphysaddr?", "MaxPhysAddr"),
  ]),
];
