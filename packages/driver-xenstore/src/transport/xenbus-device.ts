import { close, constants, open, read, write } from "node:fs";
import { promisify } from "node:util";
import { HEADER_SIZE, PAYLOAD_MAX } from "../protocol/limits.js";
import type { Transport, TransportEvents } from "./transport.js";

/** Milliseconds between two looks at the device while a reply is awaited, and otherwise. */
const BUSY_INTERVAL = 1;
const IDLE_INTERVAL = 20;

/** Milliseconds after a request for which its reply is awaited at the short interval. */
const BUSY_TIME = 1000;

/** The calls that the device needs, as `node:fs` has them. */
export interface DeviceFile {
  /** Resolves to the bytes that came, 0 at the end; rejects with EAGAIN while there are none. */
  read(buffer: Uint8Array): Promise<number>;
  /** Resolves to the bytes that were taken. */
  write(bytes: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** Opens a kernel device with O_NONBLOCK: a read that waits would keep the process from ever exiting. */
export async function openDeviceFile(path: string): Promise<DeviceFile> {
  const fd = await promisify(open)(path, constants.O_RDWR | constants.O_NONBLOCK);
  const doRead = promisify(read);
  const doWrite = promisify(write);
  return {
    read: async (buffer) => (await doRead(fd, buffer, 0, buffer.length, null)).bytesRead,
    write: async (bytes) => (await doWrite(fd, bytes, 0, bytes.length, null)).bytesWritten,
    close: () => promisify(close)(fd),
  };
}

/**
 * Talks to the daemon through the kernel (`/dev/xen/xenbus`, `/proc/xen/xenbus`): the only way from a guest, and in
 * dom0 when the daemon runs in a domain of its own. Node cannot poll a device, so it is looked at every millisecond
 * while a reply is awaited and every 20 ms otherwise, which is how late a watch event may come.
 */
export async function openXenbusDevice(
  path: string,
  events: TransportEvents,
  openFile: (path: string) => Promise<DeviceFile> = openDeviceFile,
): Promise<Transport> {
  return new XenbusDevice(path, events, await openFile(path));
}

/** Looks right after a request; more would take the CPU that the daemon needs to answer. */
const EAGER_LOOKS = 2;

class XenbusDevice implements Transport {
  /** The kernel's buffer holds one message, its header included. */
  readonly maxPayload = PAYLOAD_MAX - HEADER_SIZE;
  readonly relativePaths = true;
  /**
   * The kernel loses what follows a complete message in the same write, and Linux 6.1 was seen to lose requests that
   * were written before the ones ahead of them were answered.
   */
  readonly oneAtATime = true;
  readonly #buffer = new Uint8Array(64 * 1024);
  #reading = false;
  #closed = false;
  /** Calls on the file that are under way: while there are any its descriptor must stay ours. */
  #calls = 0;
  /** Looks that follow each other without a pause. */
  #eager = 0;
  /** Replies are expected until then, in milliseconds of `Date.now()`. */
  #busyUntil = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly endpoint: string,
    readonly events: TransportEvents,
    readonly file: DeviceFile,
  ) {
    this.#schedule();
  }

  write(message: Uint8Array): boolean {
    void this.#send(message);
    return false;
  }

  close(): void {
    this.#end(undefined);
  }

  async #send(message: Uint8Array): Promise<void> {
    try {
      const written = await this.#call(this.file.write(message));
      if (this.#closed) return;
      if (written !== message.length)
        throw new Error(`${this.endpoint}: took ${written} of ${message.length} bytes`);
    } catch (error) {
      this.#end(error as Error);
      return;
    }
    this.#busyUntil = Date.now() + BUSY_TIME;
    this.#eager = EAGER_LOOKS;
    this.events.drain();
    await this.#receive();
  }

  /** Reads all that there is. */
  async #receive(): Promise<void> {
    if (this.#reading || this.#closed) return;
    this.#reading = true;
    try {
      for (;;) {
        const size = await this.#call(this.file.read(this.#buffer));
        if (this.#closed) return;
        if (size === 0) return this.#end(undefined);
        this.events.data(this.#buffer.subarray(0, size));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return this.#end(error as Error);
    } finally {
      this.#reading = false;
    }
    this.#schedule();
  }

  #schedule(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    if (this.#eager > 0) {
      this.#eager--;
      setImmediate(() => void this.#receive());
      return;
    }
    const interval = Date.now() < this.#busyUntil ? BUSY_INTERVAL : IDLE_INTERVAL;
    this.#timer = setTimeout(() => void this.#receive(), interval);
  }

  async #call<T>(call: Promise<T>): Promise<T> {
    this.#calls++;
    try {
      return await call;
    } finally {
      this.#calls--;
      if (this.#closed) this.#closeFile();
    }
  }

  #end(error: Error | undefined): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#closeFile();
    this.events.close(error);
  }

  #closeFile(): void {
    if (this.#calls === 0) this.file.close().catch(() => undefined);
  }
}
