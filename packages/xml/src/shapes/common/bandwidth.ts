import { attribute, child, type Shape, shape } from "../language.js";

export const bandwidthShapes: readonly Shape[] = [
  shape("Bandwidth", "How much may be sent and received.", [
    attribute("classID?", "positiveInteger"),
    child("inbound?", "BandwidthInbound"),
    child("outbound?", "BandwidthOutbound"),
  ]),
  shape("BandwidthInbound", "The traffic that comes in; average, peak and floor in KiB/s, burst in KiB.", [
    attribute("average?", "speed"),
    attribute("peak?", "speed"),
    attribute("floor?", "speed"),
    attribute("burst?", "BurstSize"),
  ]),
  shape("BandwidthOutbound", "The traffic that goes out; average, peak and floor in KiB/s, burst in KiB.", [
    attribute("average?", "speed"),
    attribute("peak?", "speed"),
    attribute("floor?", "speed"),
    attribute("burst?", "BurstSize"),
  ]),
];
