import { attribute, child, type Shape, shape, words } from "../language.js";

export const numaInterconnectsShapes: readonly Shape[] = [
  shape("NumaInterconnects", "", [
    child("latency*", "InterconnectLatency"),
    child("bandwidth*", "InterconnectBandwidth"),
  ]),
  shape("InterconnectLatency", "", [
    attribute("initiator", "unsignedInt"),
    attribute("target", "unsignedInt"),
    attribute("cache?", "unsignedInt"),
    attribute("type", words("access read write")),
    attribute("value", "unsignedInt"),
  ]),
  shape("InterconnectBandwidth", "", [
    attribute("initiator", "unsignedInt"),
    attribute("target", "unsignedInt"),
    attribute("cache?", "unsignedInt"),
    attribute("type", words("access read write")),
    attribute("value", "unsignedInt"),
    attribute("unit", "unit"),
  ]),
];
