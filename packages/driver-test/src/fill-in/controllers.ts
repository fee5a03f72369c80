import type { Devices } from "@libvirt-ts/xml/domain";
import { type Plain, plains } from "./plain.js";

/** Devices and the controllers that they sit on, those that are missing after those that there are. */
export function withControllers(devices: Devices): Devices {
  const present = numbered(plains(devices.controller ?? []));
  const has = new Set(present.map(({ type, index }) => `${type} ${index}`));
  const missing = needed(devices).filter(({ type, index }) => !has.has(`${type} ${index}`));
  const controller = [...present, ...missing];
  return controller.length === 0 ? devices : ({ ...devices, controller } as unknown as Devices);
}

/** Controllers of one type are numbered from 0. */
function numbered(controllers: readonly Plain[]): readonly Plain[] {
  const next = new Map<unknown, number>();
  return controllers.map((controller) => {
    const index = (controller.index as number | undefined) ?? next.get(controller.type) ?? 0;
    next.set(controller.type, index + 1);
    return { ...controller, index };
  });
}

/** Types of controllers of disks, in libvirt's order. */
const disked = ["scsi", "fdc", "ide", "sata"];

function needed({ disk = [], channel = [], smartcard = [] }: Devices): { type: string; index: number }[] {
  const most = new Map<string, number>();
  for (const one of plains(disk)) {
    const { bus } = one.target as { readonly bus?: string };
    const { controller } = (one.address ?? {}) as { readonly controller?: number };
    if (bus === undefined || typeof controller !== "number") continue;
    most.set(bus, Math.max(most.get(bus) ?? 0, controller));
  }
  const ofDisks = disked.flatMap((type) =>
    Array.from({ length: (most.get(type) ?? -1) + 1 }, (_, index) => ({ type, index })),
  );
  const isVirtio = (one: Plain) => (one.target as Plain | undefined)?.type === "virtio";
  return [
    ...ofDisks,
    ...(plains(channel).some(isVirtio) ? [{ type: "virtio-serial", index: 0 }] : []),
    ...(smartcard.length > 0 ? [{ type: "ccid", index: 0 }] : []),
  ];
}
