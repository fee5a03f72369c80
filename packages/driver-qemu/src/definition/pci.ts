import type {
  Controller,
  DeviceAddress,
  Devices,
  Domain,
  PciController,
  PciDeviceAddress,
} from "@libvirt-ts/xml/domain";
import { invalid } from "../unsupported.js";
import { isX86, type Platform } from "./platform.js";
import { diskBus, inputBus } from "./targets.js";

interface Addressed {
  address?: DeviceAddress;
}

/** A device that sits on PCI, and whether it speaks PCI Express. */
interface PciDevice {
  readonly device: Addressed;
  readonly express: boolean;
}

const conventionalCards: ReadonlySet<string> = new Set([
  "e1000",
  "rtl8139",
  "pcnet",
  "ne2k_pci",
  "i82551",
  "i82557b",
  "i82559er",
]);
const companions: Readonly<Record<string, number>> = {
  "ich9-ehci1": 7,
  "ich9-uhci1": 0,
  "ich9-uhci2": 1,
  "ich9-uhci3": 2,
};

/** Gives every PCI device without an address one, in libvirt's order, with the bridges and ports that this takes. */
export function placeOnPci(domain: Domain, platform: Platform): void {
  domain.devices ??= {};
  const devices = domain.devices;
  new Layout(devices, platform).run();
}

class Layout {
  readonly #devices: Devices;
  readonly #platform: Platform;
  readonly #controllers: Controller[];
  /** What is taken: `bus:slot:function`, and `bus:slot` for a slot of one device. */
  readonly #functions = new Set<string>();
  readonly #slots = new Map<string, "one" | "several">();
  readonly #portSlots = new Set<number>();
  /** The port that is kept for the bridge to conventional PCI, which comes when the first device needs it. */
  #bridgePort: number | undefined;
  #addedPorts = false;

  constructor(devices: Devices, platform: Platform) {
    this.#devices = devices;
    this.#platform = platform;
    devices.controller ??= [];
    this.#controllers = devices.controller;
  }

  run(): void {
    const { board } = this.#platform;
    this.#reserve();
    const waiting = [...this.#all()].filter(({ device }) => device.address === undefined);
    for (const controller of this.#controllers)
      if (isPci(controller) && controller.index !== 0) this.#placeBridge(controller);
    if (board === "pc") {
      this.#addBridges(waiting.length);
      for (const { device } of waiting) this.#placeOnSlot(device);
    } else {
      const conventional = waiting.some(({ express }) => !express);
      if (conventional && this.#bridgeToPci() === undefined) this.#bridgePort = this.#freePort();
      for (const { device, express } of waiting) {
        if (express) device.address = { type: "pci", domain: 0, bus: this.#freePort(), slot: 0, function: 0 };
        else this.#placeBehindBridge(device);
      }
      if (this.#addedPorts) this.#addPort();
      this.#markMultifunction();
    }
  }

  /** All that sits on PCI, in the order in which addresses are given out. */
  *#all(): Generator<PciDevice> {
    const { devices, board } = { devices: this.#devices, board: this.#platform.board };
    const [first, ...others] = (devices.video ?? []).filter(
      ({ model }) => model?.type !== "none" && model?.type !== "ramfb",
    );
    for (const device of devices.filesystem ?? []) yield { device, express: true };
    for (const device of devices.interface ?? [])
      yield { device, express: !conventionalCards.has(device.model?.type ?? "rtl8139") };
    for (const device of devices.sound ?? [])
      if (/^(ac97|es1370|ich|virtio)/.test(device.model))
        yield { device, express: device.model === "virtio" };
    for (const device of this.#controllers)
      if (isPciDevice(device, this.#platform))
        yield { device, express: device.type !== "scsi" || /^virtio/.test(device.model ?? "") };
    for (const device of devices.disk ?? [])
      if (diskBus(device) === "virtio") yield { device, express: true };
    if (first !== undefined && board === "virt") yield { device: first, express: true };
    for (const device of others) yield { device, express: true };
    for (const device of devices.hostdev ?? [])
      if (/^(pci|mdev)$/.test(device.type)) yield { device, express: true };
    if (devices.memballoon !== undefined && devices.memballoon.model !== "none")
      yield { device: devices.memballoon, express: true };
    for (const device of devices.rng ?? []) yield { device, express: true };
    for (const device of devices.watchdog ?? [])
      if (device.model === "i6300esb") yield { device, express: false };
    for (const device of devices.shmem ?? []) yield { device, express: false };
    for (const device of devices.input ?? [])
      if (inputBus(device) === "virtio") yield { device, express: true };
    for (const device of devices.serial ?? [])
      if (device.target?.type === "pci-serial") yield { device, express: false };
    for (const device of devices.crypto ?? []) yield { device, express: true };
    if (devices.iommu?.model === "virtio") yield { device: devices.iommu, express: true };
    for (const device of devices.memory ?? [])
      if (/^virtio/.test(device.model)) yield { device, express: true };
    if (devices.vsock !== undefined) yield { device: devices.vsock, express: true };
  }

  /** What the board has built in, and what the document says itself. */
  #reserve(): void {
    const { board } = this.#platform;
    const { video = [], controller = [], sound = [] } = this.#devices;
    if (board === "pc") this.#slots.set("0:0", "one").set("0:1", "several");
    else this.#slots.set("0:0", "one");
    if (board === "q35") this.#slots.set("0:31", "several");
    for (const device of controller) {
      const builtIn = this.#builtIn(device);
      if (builtIn !== undefined && device.address === undefined) device.address = builtIn;
    }
    for (const { device } of this.#all()) if (device.address !== undefined) this.#take(device.address);
    for (const device of controller)
      if (isPci(device) && device.address !== undefined) this.#take(device.address);
    const [first] = video;
    const type = first?.model?.type;
    if (first !== undefined && board !== "virt" && type !== "none" && type !== "ramfb") {
      if (first.address !== undefined) this.#take(first.address);
      else first.address = this.#firstFree(board === "pc" ? 2 : 1);
    }
    if (board === "q35")
      for (const device of sound)
        if (device.model === "ich9" && device.address === undefined && !this.#slots.has("0:27")) {
          device.address = { type: "pci", domain: 0, bus: 0, slot: 0x1b, function: 0 };
          this.#slots.set("0:27", "one");
        }
    // Companions of a USB controller are functions of its slot.
    const group = controller.filter(
      (it) => it.type === "usb" && (it.model ?? "") in companions && it.address === undefined,
    );
    for (const index of new Set(group.map(({ index }) => index))) {
      const members = group.filter((it) => it.index === index);
      const { slot, bus } = this.#firstFree(board === "pc" ? 2 : 1);
      for (const member of members) {
        const fn = companions[(member as { model: string }).model]!;
        member.address = {
          type: "pci",
          domain: 0,
          bus: bus!,
          slot: slot!,
          function: fn,
          ...(fn === 0 && { multifunction: "on" as const }),
        };
      }
    }
  }

  #builtIn(controller: Controller): PciDeviceAddress | undefined {
    const at = (slot: number, fn: number): PciDeviceAddress => ({
      type: "pci",
      domain: 0,
      bus: 0,
      slot,
      function: fn,
    });
    const { type, index } = controller;
    if (index !== 0) return undefined;
    if (this.#platform.board === "pc") {
      if (type === "ide") return at(1, 1);
      if (type === "usb" && controller.model === "piix3-uhci") return at(1, 2);
    }
    return this.#platform.board === "q35" && type === "sata" ? at(0x1f, 2) : undefined;
  }

  #take(address: DeviceAddress): void {
    if (address.type !== "pci") return;
    const { bus = 0, slot = 0, function: fn = 0, multifunction } = address;
    const key = `${bus}:${slot}:${fn}`;
    if (this.#functions.has(key)) throw invalid("address", `${formatPci(address)} is given to two devices`);
    this.#functions.add(key);
    const place = `${bus}:${slot}`;
    if (multifunction === "on" || fn > 0) this.#slots.set(place, "several");
    else if (!this.#slots.has(place)) this.#slots.set(place, "one");
  }

  #firstFree(from: number, bus = 0): PciDeviceAddress {
    let slot = from;
    while (this.#slots.has(`${bus}:${slot}`)) slot++;
    this.#slots.set(`${bus}:${slot}`, "one");
    return { type: "pci", domain: 0, bus, slot, function: 0 };
  }

  #placeBridge(controller: PciController): void {
    const { index = 0, model } = controller;
    if (model === "pcie-root-port") {
      controller.target ??= {};
      const target = controller.target;
      target.chassis ??= index;
      controller.modelElement ??= { name: "pcie-root-port" };
      if (controller.address === undefined) this.#portAddress(controller);
      const { slot = 0, function: fn = 0 } = pciOf(controller);
      target.port ??= slot * 8 + fn;
    } else if (model === "pci-bridge") {
      controller.modelElement ??= { name: "pci-bridge" };
      controller.target ??= {};
      controller.target.chassisNr ??= index;
      controller.address ??= this.#firstFree(this.#platform.board === "pc" ? 2 : 1);
    } else if (model === "pcie-to-pci-bridge") {
      controller.modelElement ??= { name: "pcie-pci-bridge" };
      controller.address ??= {
        type: "pci",
        domain: 0,
        bus: this.#bridgePort ?? this.#freePort(),
        slot: 0,
        function: 0,
      };
    } else if (model === "pcie-switch-upstream-port") {
      controller.modelElement ??= { name: "x3130-upstream" };
      controller.address ??= { type: "pci", domain: 0, bus: this.#freePort(), slot: 0, function: 0 };
    } else if (model === "pcie-switch-downstream-port") {
      const upstream = this.#controllers.find((it) => isPci(it) && it.model === "pcie-switch-upstream-port");
      if (upstream === undefined)
        throw invalid("controller", "a pcie-switch-downstream-port needs an upstream port");
      controller.modelElement ??= { name: "xio3130-downstream" };
      controller.address ??= this.#firstFree(0, upstream.index ?? 0);
      controller.target ??= {};
      const target = controller.target;
      target.chassis ??= index;
      target.port ??= pciOf(controller).slot ?? 0;
    }
  }

  /** More devices than one bus has slots for take bridges, each with slots of its own. */
  #addBridges(count: number): void {
    const free = (bus: number): number => {
      let slots = 0;
      for (let slot = bus === 0 ? 2 : 1; slot < 32; slot++) if (!this.#slots.has(`${bus}:${slot}`)) slots++;
      return slots;
    };
    const buses = [
      0,
      ...this.#controllers.filter((it) => isPci(it) && it.index !== 0).map(({ index }) => index!),
    ];
    let room = buses.reduce((sum, bus) => sum + free(bus), 0);
    while (room < count) {
      const index = 1 + Math.max(...buses);
      const bridge: PciController = { type: "pci", index, model: "pci-bridge" };
      this.#controllers.push(bridge);
      this.#placeBridge(bridge);
      buses.push(index);
      room += 31 - 1;
    }
  }

  #placeOnSlot(device: Addressed): void {
    const buses = [
      0,
      ...this.#controllers.filter((it) => isPci(it) && it.index !== 0).map(({ index }) => index!),
    ];
    for (const bus of buses)
      for (let slot = bus === 0 ? 2 : 1; slot < 32; slot++)
        if (!this.#slots.has(`${bus}:${slot}`)) {
          device.address = this.#firstFree(slot, bus);
          return;
        }
    throw invalid("address", "there is no free PCI slot");
  }

  /** A root port that nothing sits on. */
  #freePort(): number {
    const port = this.#controllers.find(
      (it) =>
        isPci(it) &&
        /^pcie-(root-port|switch-downstream-port)$/.test(it.model) &&
        !this.#slots.has(`${it.index}:0`),
    );
    const index = port?.index ?? this.#addPort();
    this.#slots.set(`${index}:0`, "one");
    return index;
  }

  #addPort(): number {
    const index = this.#nextIndex();
    const port: PciController = { type: "pci", index, model: "pcie-root-port" };
    this.#controllers.push(port);
    this.#placeBridge(port);
    this.#addedPorts = true;
    return index;
  }

  #nextIndex(): number {
    return 1 + Math.max(0, ...this.#controllers.filter(isPci).map(({ index }) => index ?? 0));
  }

  /** Ports are the functions of a slot, eight to each. */
  #portAddress(controller: PciController): void {
    for (let slot = 1; slot < 32; slot++) {
      const state = this.#slots.get(`0:${slot}`);
      if (state === "one" || (state === "several" && !this.#portSlots.has(slot))) continue;
      for (let fn = 0; fn < 8; fn++) {
        if (this.#functions.has(`0:${slot}:${fn}`)) continue;
        controller.address = { type: "pci", domain: 0, bus: 0, slot, function: fn };
        this.#functions.add(`0:${slot}:${fn}`);
        this.#slots.set(`0:${slot}`, "several");
        this.#portSlots.add(slot);
        return;
      }
    }
    throw invalid("controller", "there is no free slot for another root port");
  }

  #markMultifunction(): void {
    for (const controller of this.#controllers) {
      const address = controller.address;
      if (!isPci(controller) || address?.type !== "pci" || (address.function ?? 0) !== 0) continue;
      const { bus = 0, slot = 0 } = address;
      if (this.#portSlots.has(slot) && this.#functions.has(`${bus}:${slot}:1`)) address.multifunction = "on";
    }
  }

  #bridgeToPci(): PciController | undefined {
    return this.#controllers.filter(isPci).find(({ model }) => model === "pcie-to-pci-bridge");
  }

  #placeBehindBridge(device: Addressed): void {
    let bridge = this.#bridgeToPci();
    if (bridge === undefined) {
      bridge = { type: "pci", index: this.#nextIndex(), model: "pcie-to-pci-bridge" };
      this.#controllers.push(bridge);
      this.#placeBridge(bridge);
    }
    device.address = this.#firstFree(1, bridge.index);
  }
}

function isPci(controller: Controller): controller is PciController {
  return controller.type === "pci";
}

function isPciDevice(controller: Controller, platform: Platform): boolean {
  const { type } = controller;
  if (type === "usb") return controller.model !== "none";
  return type === "scsi" || type === "virtio-serial" || (type === "sata" && isX86(platform));
}

function pciOf({ address }: Addressed): PciDeviceAddress {
  return address?.type === "pci" ? address : { type: "pci" };
}

/** `0000:00:1f.2` */
export function formatPci({
  domain = 0,
  bus = 0,
  slot = 0,
  function: fn = 0,
}: Omit<PciDeviceAddress, "type">): string {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, "0");
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${fn}`;
}
