import { child, type Shape, shape } from "../language.js";

export const memtuneShapes: readonly Shape[] = [
  shape("Memtune", "How much of the host's memory a guest may take.", [
    child("hard_limit?", "MemorySize"),
    child("soft_limit?", "MemorySize"),
    child("min_guarantee?", "MemorySize"),
    child("swap_hard_limit?", "MemorySize"),
  ]),
];
