import { attribute, type Shape, shape } from "../language.js";

export const defaultIothreadShapes: readonly Shape[] = [
  shape("DefaultIothread", "How many threads an event loop without IOThread has.", [
    attribute("thread_pool_min?", "unsignedInt"),
    attribute("thread_pool_max?", "unsignedInt"),
  ]),
];
