import { anyOf, attribute, child, type Shape, shape, words } from "../language.js";

export const diskDriverShapes: readonly Shape[] = [
  shape("DiskDriver", "", [
    attribute("name?", "genericName"),
    attribute("type?", anyOf(words("aio"), "storageFormat")),
    attribute("cache?", words("default none writeback writethrough directsync unsafe")),
    attribute("error_policy?", words("stop report ignore enospace")),
    attribute("rerror_policy?", words("stop report ignore")),
    attribute("io?", words("threads native io_uring")),
    attribute("ioeventfd?", "virOnOff"),
    attribute("event_idx?", "virOnOff"),
    attribute("copy_on_read?", "virOnOff"),
    attribute("discard?", words("unmap ignore")),
    attribute("iothread?", "unsignedInt"),
    attribute("detect_zeroes?", words("off on unmap")),
    attribute("discard_no_unref?", "virOnOff"),
    attribute("queues?", "positiveInteger"),
    attribute("queue_size?", "positiveInteger"),
    attribute("iommu?", "virOnOff"),
    attribute("ats?", "virOnOff"),
    attribute("packed?", "virOnOff"),
    attribute("page_per_vq?", "virOnOff"),
    child("metadata_cache?", "MetadataCache"),
    child("iothreads?", "DiskIothreads"),
  ]),
];
