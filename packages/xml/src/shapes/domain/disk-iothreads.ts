import { attribute, child, type Shape, shape } from "../language.js";

export const diskIothreadsShapes: readonly Shape[] = [
  shape("DiskIothreads", "Which IOThreads serve a disk.", [child("iothread+", "DiskIothread")]),
  shape("DiskIothread", "An IOThread that serves a disk.", [
    attribute("id", "unsignedInt"),
    child("queue*", "DiskIothreadQueue"),
  ]),
  shape("DiskIothreadQueue", "A queue of a disk that an IOThread serves.", [attribute("id", "unsignedInt")]),
];
