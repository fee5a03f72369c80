import { attribute, child, type Shape, shape } from "../language.js";

export const iothreadIdsShapes: readonly Shape[] = [
  shape("IothreadIds", "The IOThreads of a guest.", [child("iothread*", "IothreadId")]),
  shape("IothreadId", "An IOThread.", [
    attribute("id", "unsignedInt"),
    attribute("thread_pool_min?", "unsignedInt"),
    attribute("thread_pool_max?", "unsignedInt"),
    child("poll?", "IothreadPoll"),
  ]),
  shape("IothreadPoll", "How long an IOThread polls; nanoseconds.", [
    attribute("max?", "unsignedLong"),
    attribute("grow?", "unsignedLong"),
    attribute("shrink?", "unsignedLong"),
  ]),
];
