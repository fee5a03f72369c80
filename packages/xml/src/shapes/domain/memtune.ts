import { child, type Shape, shape } from "../language.js";

export const memtuneShapes: readonly Shape[] = [
  shape("Memtune", "", [
    child("hard_limit?", "MemorySize"),
    child("soft_limit?", "MemorySize"),
    child("min_guarantee?", "MemorySize"),
    child("swap_hard_limit?", "MemorySize"),
  ]),
];
