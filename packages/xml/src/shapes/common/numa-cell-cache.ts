import { attribute, child, type Shape, shape, words } from "../language.js";

export const numaCellCacheShapes: readonly Shape[] = [
  shape("NumaCellCache", "", [
    attribute("level", "unsignedInt"),
    attribute("associativity", words("none direct full")),
    attribute("policy", words("none writeback writethrough")),
    child("size", "CacheSize"),
    child("line", "CacheLine"),
  ]),
  shape("CacheSize", "", [attribute("value", "unsignedInt"), attribute("unit", "unit")]),
  shape("CacheLine", "", [attribute("value", "unsignedInt"), attribute("unit", "unit")]),
];
