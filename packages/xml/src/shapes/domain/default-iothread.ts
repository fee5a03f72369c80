import { attribute, type Shape, shape } from "../language.js";

export const defaultIothreadShapes: readonly Shape[] = [
  shape("DefaultIothread", "", [
    attribute("thread_pool_min?", "unsignedInt"),
    attribute("thread_pool_max?", "unsignedInt"),
  ]),
];
