import { attribute, child, type Shape, shape, words } from "../language.js";

export const numaInterconnectsShapes: readonly Shape[] = [
  shape("NumaInterconnects", "How fast cells reach each other's memory.", [
    child("latency*", "InterconnectLatency"),
    child("bandwidth*", "InterconnectBandwidth"),
  ]),
  shape("InterconnectLatency", "How long a cell waits for memory.", [
    attribute("initiator", "unsignedInt"),
    attribute("target", "unsignedInt"),
    attribute("cache?", "unsignedInt"),
    attribute("type", words("access read write")),
    attribute("value", "unsignedInt"),
  ]),
  shape("InterconnectBandwidth", "How much memory a cell reaches a second.", [
    attribute("initiator", "unsignedInt"),
    attribute("target", "unsignedInt"),
    attribute("cache?", "unsignedInt"),
    attribute("type", words("access read write")),
    attribute("value", "unsignedInt"),
    attribute("unit", "unit"),
  ]),
];
