import type { Filesystem, Input, MountFilesystem, Rng, Shmem, Tpm } from "@libvirt-ts/xml/domain";
import { inputBus } from "../definition/targets.js";
import { sizeInBytes } from "../size.js";
import { invalid, unsupported } from "../unsupported.js";
import { type JsonObject, onOff, option } from "./arguments.js";
import { addCharacter } from "./characters.js";
import { type Context, idOf, onPci, onUsb, virtioDriver, virtioOptions } from "./context.js";

/** Folders of the host that the guest mounts. */
export function addFilesystems(context: Context): void {
  for (const filesystem of context.devices.filesystem ?? []) addFilesystem(filesystem, context);
}

function addFilesystem(filesystem: Filesystem, context: Context): void {
  const { out } = context;
  const id = idOf(filesystem);
  if (filesystem.type !== undefined && filesystem.type !== "mount")
    throw unsupported("filesystem", `type '${filesystem.type}' is not supported`);
  if (filesystem.driver?.type === "virtiofs") {
    addVirtiofs(filesystem, context);
    return;
  }
  const { dir } = filesystem.source;
  if (dir === undefined) throw invalid("filesystem/source", "it names a folder");
  const { driver } = filesystem;
  out.options(
    "-fsdev",
    "local",
    `security_model=${filesystem.accessmode === "squash" ? "none" : (filesystem.accessmode ?? "passthrough")}`,
    option("multidevs", filesystem.multidevs === "default" ? undefined : filesystem.multidevs),
    option("fmode", filesystem.fmode),
    option("dmode", filesystem.dmode),
    driver !== undefined && "wrpolicy" in driver && driver.wrpolicy === "immediate"
      ? "writeout=immediate"
      : undefined,
    `id=fsdev-${id}`,
    option("path", dir),
    filesystem.readonly === true ? "readonly=on" : undefined,
  );
  out.device({
    driver: virtioDriver("virtio-9p", filesystem.model),
    id,
    fsdev: `fsdev-${id}`,
    mount_tag: filesystem.target.dir,
    ...onPci(filesystem, context),
  });
}

/** A folder that a daemon beside QEMU serves: one of ours, or who listens at the socket that is named. */
function addVirtiofs(filesystem: MountFilesystem, context: Context): void {
  const { out, domain, files } = context;
  const id = idOf(filesystem);
  const { driver, source, boot } = filesystem;
  if (driver?.type !== "virtiofs") return;
  const isShared =
    domain.memoryBacking?.access?.mode === "shared" ||
    domain.cpu?.numa?.cell?.every(({ memAccess }) => memAccess === "shared") === true;
  if (!isShared)
    throw unsupported("filesystem/driver", "virtiofs needs <memoryBacking> with <access mode='shared'/>");
  const socket = source.socket ?? virtiofsSocket(files.directory, id);
  out.options("-chardev", "socket", `id=chr-vu-${id}`, option("path", socket));
  out.device({
    driver: "vhost-user-fs-pci",
    id,
    chardev: `chr-vu-${id}`,
    "queue-size": driver.queue,
    tag: filesystem.target.dir,
    bootindex: boot?.order,
    ...virtioOptions(driver),
    ...onPci(filesystem, context),
  });
}

/** Where the daemon of a shared folder listens, by the name of its device. */
export const virtiofsSocket = (directory: string, id: string): string => `${directory}/${id}-fs.sock`;

/** Where the emulator of a TPM listens. */
export const tpmSocket = (directory: string): string => `${directory}/tpm.sock`;

function addTpm(tpm: Tpm, { out, files }: Context): void {
  const { backend, model = "tpm-crb" } = tpm;
  if (backend.type !== "emulator" && backend.type !== "external")
    throw unsupported("tpm", `a TPM of type '${backend.type}' is not supported`);
  if (model !== "tpm-crb" && model !== "tpm-tis")
    throw unsupported("tpm", `model '${model}' is not supported`);
  if (backend.type === "emulator" && backend.encryption !== undefined)
    throw unsupported("tpm/backend/encryption", "its state is not encrypted here");
  const path = backend.type === "external" ? backend.source?.path : tpmSocket(files.directory);
  if (path === undefined) throw invalid("tpm/backend/source", "it has a path");
  const id = idOf(tpm);
  out.options("-chardev", "socket", "id=chrtpm", option("path", path));
  out.options("-tpmdev", "emulator", `id=tpm-${id}`, "chardev=chrtpm");
  out.device({ driver: model, tpmdev: `tpm-${id}`, id });
}

/** Mice, keyboards and tablets; those of PS/2 are the board's. */
export function addInputs(context: Context): void {
  for (const input of context.devices.input ?? []) addInput(input, context);
}

const usbInputs: Readonly<Record<string, string>> = {
  tablet: "usb-tablet",
  mouse: "usb-mouse",
  keyboard: "usb-kbd",
};

function addInput(input: Input, context: Context): void {
  const bus = inputBus(input);
  const id = idOf(input);
  if (bus === "ps2") return;
  if (input.type === "evdev" || input.type === "passthrough")
    throw unsupported("input", `type '${input.type}' is not supported`);
  if (bus === "usb") {
    context.out.device({ driver: usbInputs[input.type], id, ...onUsb(input) });
    return;
  }
  if (bus !== "virtio") throw unsupported("input", `bus '${bus}' is not supported`);
  context.out.device({
    driver: virtioDriver(`virtio-${input.type}`, input.model),
    id,
    ...virtioOptions(input.driver),
    ...onPci(input, context),
  });
}

/** Sources of random numbers. */
export function addRngs(context: Context): void {
  for (const rng of context.devices.rng ?? []) addRng(rng, context);
}

function addRng(rng: Rng, context: Context): void {
  const { out } = context;
  const id = idOf(rng);
  const { backend, rate } = rng;
  switch (backend.model) {
    case "random":
      out.json("-object", {
        "qom-type": "rng-random",
        id: `obj${id}`,
        filename: backend.value ?? "/dev/urandom",
      });
      break;
    case "builtin":
      out.json("-object", { "qom-type": "rng-builtin", id: `obj${id}` });
      break;
    case "egd":
      addCharacter(backend, `char${id}`, context);
      out.json("-object", { "qom-type": "rng-egd", id: `obj${id}`, chardev: `char${id}` });
      break;
    default:
      throw unsupported("rng/backend", `model '${backend.model}' is not supported`);
  }
  out.device({
    driver: virtioDriver("virtio-rng", rng.model),
    rng: `obj${id}`,
    id,
    "max-bytes": rate?.bytes,
    period: rate === undefined ? undefined : (rate.period ?? 1000),
    ...virtioOptions(rng.driver),
    ...onPci(rng, context),
  });
}

/** The watchdog, and what QEMU does when it fires. */
export function addWatchdogs(context: Context): void {
  const { devices, out } = context;
  for (const watchdog of devices.watchdog ?? []) {
    const { model, action = "reset" } = watchdog;
    if (model !== "i6300esb" && model !== "ib700")
      throw unsupported("watchdog", `model '${model}' is not supported`);
    out.device({ driver: model, id: idOf(watchdog), ...onPci(watchdog, context) });
    // QEMU cannot dump by itself: who follows it does.
    out.add("-watchdog-action", action === "dump" ? "pause" : action);
  }
}

/** The balloon. */
export function addBalloon(context: Context): void {
  const { memballoon } = context.devices;
  if (memballoon === undefined || memballoon.model === "none") return;
  if (memballoon.model === "xen") throw unsupported("memballoon", "model 'xen' is Xen's");
  context.out.device({
    driver: virtioDriver("virtio-balloon", memballoon.model),
    id: idOf(memballoon),
    "deflate-on-oom": onOff(memballoon.autodeflate),
    "free-page-reporting": onOff(memballoon.freePageReporting),
    ...virtioOptions(memballoon.driver),
    ...onPci(memballoon, context),
  });
}

/** Memory that is shared with others. */
export function addShmems(context: Context): void {
  for (const shmem of context.devices.shmem ?? []) addShmem(shmem, context);
}

function addShmem(shmem: Shmem, context: Context): void {
  const { out } = context;
  const id = idOf(shmem);
  const place = onPci(shmem, context);
  switch (shmem.model?.type) {
    case "ivshmem-plain": {
      const size = sizeInBytes("shmem/size", shmem.size ?? { value: 4, unit: "MiB" });
      if (!/^[^/]+$/.test(shmem.name)) throw invalid("shmem", `name '${shmem.name}' is no plain name`);
      out.json("-object", {
        "qom-type": "memory-backend-file",
        id: `shmmem-${id}`,
        "mem-path": `/dev/shm/${shmem.name}`,
        size,
        share: true,
      });
      out.device({ driver: "ivshmem-plain", id, memdev: `shmmem-${id}`, ...place });
      return;
    }
    case "ivshmem-doorbell":
      if (shmem.server?.path === undefined) throw invalid("shmem/server", "it has a path");
      out.options("-chardev", "socket", `id=char${id}`, option("path", shmem.server.path));
      out.device({
        driver: "ivshmem-doorbell",
        id,
        chardev: `char${id}`,
        vectors: shmem.msi?.vectors,
        ioeventfd: onOff(shmem.msi?.ioeventfd),
        ...place,
      });
      return;
    default:
      throw unsupported("shmem/model", `type '${shmem.model?.type ?? "ivshmem"}' is not supported`);
  }
}

/** What has no bus: panic notifiers, IOMMUs, the socket to the host, what tells of the guest's generation. */
export function addSpecial(context: Context): void {
  const { domain, devices, out } = context;
  if (domain.genid !== undefined) out.device({ driver: "vmgenid", guid: domain.genid, id: "vmgenid0" });
  const vmcoreinfo = domain.features?.vmcoreinfo;
  if (vmcoreinfo !== undefined && vmcoreinfo.state !== "off") out.device({ driver: "vmcoreinfo" });
  for (const crypto of devices.crypto ?? []) {
    if (crypto.backend.model !== "builtin")
      throw unsupported("crypto/backend", `model '${crypto.backend.model}'`);
    const id = idOf(crypto);
    out.json("-object", {
      "qom-type": "cryptodev-backend-builtin",
      id: `obj${id}`,
      queues: crypto.backend.queues,
    });
    out.device({ driver: "virtio-crypto-pci", cryptodev: `obj${id}`, id, ...onPci(crypto, context) });
  }
  if (devices.vsock !== undefined) {
    const { cid } = devices.vsock;
    if (cid?.address === undefined) throw unsupported("vsock/cid", "it has an address of its own");
    const driver = virtioDriver("vhost-vsock", devices.vsock.model);
    out.device({
      driver,
      id: idOf(devices.vsock),
      "guest-cid": cid.address,
      ...onPci(devices.vsock, context),
    });
  }
  for (const { model, address } of devices.panic ?? []) {
    if (model === "hyperv") continue;
    if (model !== undefined && model !== "isa")
      throw unsupported("panic", `model '${model}' is not supported`);
    out.device({ driver: "pvpanic", ioport: address?.type === "isa" ? address.iobase : undefined });
  }
  for (const tpm of devices.tpm ?? []) addTpm(tpm, context);
  if (devices.nvram !== undefined) throw unsupported("nvram", "this machine has no such device");
  if (devices.pstore !== undefined) throw unsupported("pstore", "it is not supported");
}

/** The IOMMU, which comes before what sits behind it. */
export function addIommu(context: Context): void {
  const { iommu } = context.devices;
  if (iommu === undefined || iommu.model === "smmuv3") return;
  const { driver } = iommu;
  const id = idOf(iommu);
  const common: JsonObject = { id };
  if (iommu.model === "virtio") {
    context.out.device({ driver: "virtio-iommu", ...common, ...onPci(iommu, context) });
    return;
  }
  if (iommu.model !== "intel") throw unsupported("iommu", `model '${iommu.model}' is not supported`);
  context.out.device({
    driver: "intel-iommu",
    ...common,
    intremap: driver?.intremap,
    "caching-mode": onOff(driver?.caching_mode),
    eim: driver?.eim,
    "device-iotlb": onOff(driver?.iotlb),
    "aw-bits": driver?.aw_bits,
  });
}
