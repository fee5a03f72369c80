import { attribute, child, type Shape, shape } from "../language.js";

export const bandwidthShapes: readonly Shape[] = [
  shape("Bandwidth", "", [
    attribute("classID?", "positiveInteger"),
    child("inbound?", "BandwidthInbound"),
    child("outbound?", "BandwidthOutbound"),
  ]),
  shape("BandwidthInbound", "", [
    attribute("average?", "speed"),
    attribute("peak?", "speed"),
    attribute("floor?", "speed"),
    attribute("burst?", "BurstSize"),
  ]),
  shape("BandwidthOutbound", "", [
    attribute("average?", "speed"),
    attribute("peak?", "speed"),
    attribute("floor?", "speed"),
    attribute("burst?", "BurstSize"),
  ]),
];
