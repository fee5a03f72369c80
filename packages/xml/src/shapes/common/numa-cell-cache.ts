import { attribute, child, type Shape, shape, words } from "../language.js";

export const numaCellCacheShapes: readonly Shape[] = [
  shape("NumaCellCache", "A cache in front of a cell's memory.", [
    attribute("level", "unsignedInt"),
    attribute("associativity", words("none direct full")),
    attribute("policy", words("none writeback writethrough")),
    child("size", "CacheSize"),
    child("line", "CacheLine"),
  ]),
  shape("CacheSize", "The size of a cache.", [attribute("value", "unsignedInt"), attribute("unit", "unit")]),
  shape("CacheLine", "The size of a line of a cache.", [
    attribute("value", "unsignedInt"),
    attribute("unit", "unit"),
  ]),
];
