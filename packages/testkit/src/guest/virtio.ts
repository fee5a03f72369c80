import { LIMIT } from "../within.js";
import type { Qtest } from "./qtest.js";

/** Devices of virtio by their PCI ids, as machines of type `pc` have them. */
export const VirtioDevice = { BALLOON: 0x1002, SERIAL: 0x1003 } as const;

const VENDOR = 0x1af4;
const PAGE = 4096;
/** Registers of a device's ports, counted from the first one. */
const Register = { FEATURES: 4, PAGE: 8, SIZE: 12, SELECT: 14, NOTIFY: 16, STATUS: 18, CONFIG: 20 } as const;
const DRIVER_OK = 7;
/** A buffer that the device writes into. */
const WRITABLE = 2;

/** A device that a guest's driver has found; the driver is this. */
export class VirtioPort {
  private constructor(
    readonly qtest: Qtest,
    readonly base: number,
  ) {}

  /** Finds the first device of a kind, and switches it on. */
  static async find(qtest: Qtest, device: number): Promise<VirtioPort> {
    const config = async (slot: number, at: number) => {
      await qtest.out("l", 0xcf8, 0x8000_0000 + slot * 0x800 + at);
      return qtest.in("l", 0xcfc);
    };
    for (let slot = 0; slot < 32; slot++) {
      if ((await config(slot, 0)) !== device * 0x1_0000 + VENDOR) continue;
      const base = (await config(slot, 0x10)) & ~3;
      const command = await config(slot, 4);
      await qtest.out("l", 0xcfc, command | 7);
      const port = new VirtioPort(qtest, base);
      for (const status of [0, 1, 3]) await qtest.out("b", base + Register.STATUS, status);
      return port;
    }
    throw new Error(`the guest has no device ${device.toString(16)}`);
  }

  /** Begins to work, with these features and queues. */
  async begin(features: number, queues: readonly VirtioQueue[]): Promise<void> {
    await this.qtest.out("l", this.base + Register.FEATURES, features);
    for (const queue of queues) await queue.prepare(this);
    await this.qtest.out("b", this.base + Register.STATUS, DRIVER_OK);
  }

  /** Writes into what the device and its driver tell each other. */
  async configure(at: number, value: number): Promise<void> {
    await this.qtest.out("l", this.base + Register.CONFIG + at, value);
  }
}

/** One queue of buffers between a driver and its device, in the guest's memory. */
export class VirtioQueue {
  #device!: VirtioPort;
  #size = 0;
  #given = 0;
  #taken = 0;

  /** `memory` is where it lies; buffers of a page each follow its rings. */
  constructor(
    readonly index: number,
    readonly memory: number,
  ) {}

  async prepare(device: VirtioPort): Promise<void> {
    this.#device = device;
    const { qtest, base } = device;
    await qtest.out("w", base + Register.SELECT, this.index);
    this.#size = await qtest.in("w", base + Register.SIZE);
    await qtest.write(this.memory, new Uint8Array(2 * PAGE));
    await qtest.out("l", base + Register.PAGE, this.memory / PAGE);
  }

  /** Hands the device bytes, and waits until it has taken them. */
  async send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += PAGE) {
      const part = bytes.subarray(at, at + PAGE);
      await this.#device.qtest.write(this.#buffer(0), part);
      await this.#give(0, part.length, 0);
      const end = Date.now() + LIMIT;
      while ((await this.#used()) === this.#taken) {
        if (Date.now() > end) throw new Error(`the device takes nothing from its queue ${this.index}`);
      }
      this.#taken = (this.#taken + 1) & 0xffff;
    }
  }

  /** Hands the device buffers to write into. */
  async offer(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.#give(i, PAGE, WRITABLE);
  }

  /** What the device has written since the last time; its buffers are the device's again. */
  async receive(): Promise<Buffer> {
    const { qtest } = this.#device;
    const found: Buffer[] = [];
    const until = await this.#used();
    while (this.#taken !== until) {
      const entry = await qtest.read(this.memory + PAGE + 4 + 8 * (this.#taken % this.#size), 8);
      const id = entry.readUInt32LE(0);
      found.push(await qtest.read(this.#buffer(id), entry.readUInt32LE(4)));
      this.#taken = (this.#taken + 1) & 0xffff;
      await this.#give(id, PAGE, WRITABLE);
    }
    return Buffer.concat(found);
  }

  #buffer(id: number): number {
    return this.memory + (2 + id) * PAGE;
  }

  async #used(): Promise<number> {
    return (await this.#device.qtest.read(this.memory + PAGE + 2, 2)).readUInt16LE();
  }

  async #give(id: number, length: number, flags: number): Promise<void> {
    const { qtest, base } = this.#device;
    const descriptor = Buffer.alloc(16);
    descriptor.writeBigUInt64LE(BigInt(this.#buffer(id)));
    descriptor.writeUInt32LE(length, 8);
    descriptor.writeUInt16LE(flags, 12);
    await qtest.write(this.memory + 16 * id, descriptor);
    const available = this.memory + 16 * this.#size;
    await qtest.write(available + 4 + 2 * (this.#given % this.#size), word(id));
    this.#given = (this.#given + 1) & 0xffff;
    await qtest.write(available + 2, word(this.#given));
    await qtest.out("w", base + Register.NOTIFY, this.index);
  }
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
