import { attribute, child, type Shape, shape } from "../language.js";

export const iothreadIdsShapes: readonly Shape[] = [
  shape("IothreadIds", "", [child("iothread*", "IothreadId")]),
  shape("IothreadId", "", [
    attribute("id", "unsignedInt"),
    attribute("thread_pool_min?", "unsignedInt"),
    attribute("thread_pool_max?", "unsignedInt"),
    child("poll?", "IothreadPoll"),
  ]),
  shape("IothreadPoll", "", [
    attribute("max?", "unsignedLong"),
    attribute("grow?", "unsignedLong"),
    attribute("shrink?", "unsignedLong"),
  ]),
];
