import { anyOf, attribute, child, type Shape, shape, words } from "../language.js";

export const diskDriverShapes: readonly Shape[] = [
  shape("DiskDriver", "How the host drives a disk.", [
    attribute("name?", "genericName", "`qemu`; on Xen `phy`, `file`, `tap`."),
    attribute("type?", anyOf(words("aio"), "storageFormat"), "The format of the image."),
    attribute(
      "cache?",
      words("default none writeback writethrough directsync unsafe"),
      "How the host caches.",
    ),
    attribute("error_policy?", words("stop report ignore enospace")),
    attribute("rerror_policy?", words("stop report ignore")),
    attribute("io?", words("threads native io_uring"), "How the host reads and writes."),
    attribute("ioeventfd?", "virOnOff"),
    attribute("event_idx?", "virOnOff"),
    attribute("copy_on_read?", "virOnOff"),
    attribute("discard?", words("unmap ignore"), "What becomes of blocks that the guest gives up."),
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
