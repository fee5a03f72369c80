import { attribute, child, type Shape, shape } from "../language.js";

export const diskIothreadsShapes: readonly Shape[] = [
  shape("DiskIothreads", "", [child("iothread+", "DiskIothread")]),
  shape("DiskIothread", "", [attribute("id", "unsignedInt"), child("queue*", "DiskIothreadQueue")]),
  shape("DiskIothreadQueue", "", [attribute("id", "unsignedInt")]),
];
