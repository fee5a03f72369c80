import { ErrorNumber } from "@libvirt-ts/driver";
import { testError } from "../errors.js";

/** Bytes of a block; what was never written takes no memory. */
const blockSize = 65_536;

/** Bytes of memory that the contents of one node's volumes may take together. */
export const memoryLimit = 256 * 1024 * 1024;

/** The memory that volumes share. */
export class VolumeMemory {
  #left = memoryLimit;

  take(bytes: number): void {
    if (bytes > this.#left) {
      throw testError(
        ErrorNumber.NO_MEMORY,
        "volume",
        `the test node keeps ${memoryLimit} bytes of volumes' contents at most`,
      );
    }
    this.#left -= bytes;
  }

  release(bytes: number): void {
    this.#left += bytes;
  }
}

/** A part of a volume: bytes that were written, or a run of zeros. */
export type Extent = { readonly data: Uint8Array } | { readonly hole: number };

/**
 * The contents of a volume, of which only the blocks that were written are kept; the others are zeros. What is allocated
 * is what was allocated when it was made, or what was written, whichever is more.
 */
export class VolumeBytes {
  readonly #memory: VolumeMemory;
  readonly #blocks = new Map<number, Uint8Array>();
  #capacity: bigint;
  #reserved: bigint;

  constructor(memory: VolumeMemory, capacity: bigint, reserved: bigint) {
    this.#memory = memory;
    this.#capacity = capacity;
    this.#reserved = reserved;
  }

  get capacity(): bigint {
    return this.#capacity;
  }

  get allocation(): bigint {
    const written = BigInt(this.#blocks.size * blockSize);
    const most = written > this.#reserved ? written : this.#reserved;
    return most < this.#capacity ? most : this.#capacity;
  }

  /** Writes at an offset; what lies beyond the capacity is for the caller to refuse. */
  write(offset: bigint, data: Uint8Array): void {
    for (let done = 0; done < data.length; ) {
      const at = offset + BigInt(done);
      const start = Number(at % BigInt(blockSize));
      const part = data.subarray(done, done + blockSize - start);
      this.#block(Number(at / BigInt(blockSize))).set(part, start);
      done += part.length;
    }
  }

  /** Makes a range zeros; whole blocks of it are given back. */
  zero(offset: bigint, length: bigint): void {
    const size = BigInt(blockSize);
    const end = offset + length;
    for (const [index, block] of this.#blocks) {
      const [from, to] = [BigInt(index) * size, BigInt(index + 1) * size];
      if (to <= offset || from >= end) continue;
      if (from >= offset && to <= end) this.#drop(index);
      else block.fill(0, Number(max(offset, from) - from), Number(min(end, to) - from));
    }
  }

  /** The volume's parts from an offset on, of at most a block's length each. */
  *read(offset: bigint, length: bigint): Generator<Extent> {
    const size = BigInt(blockSize);
    const indexes = [...this.#blocks.keys()].sort((a, b) => a - b);
    const end = offset + length;
    let at = offset;
    for (const index of indexes) {
      const [from, to] = [BigInt(index) * size, BigInt(index + 1) * size];
      if (to <= at) continue;
      if (from >= end) break;
      if (from > at) {
        yield { hole: Number(from - at) };
        at = from;
      }
      const stop = min(end, to);
      const block = this.#blocks.get(index);
      const count = Number(stop - at);
      const start = Number(at - from);
      yield { data: block === undefined ? new Uint8Array(count) : block.slice(start, start + count) };
      at = stop;
    }
    if (at < end) yield { hole: Number(end - at) };
  }

  /** Changes the capacity; what lies beyond it is lost. */
  resize(capacity: bigint, reserved = this.#reserved): void {
    if (capacity < this.#capacity) this.zero(capacity, this.#capacity - capacity);
    this.#capacity = capacity;
    this.#reserved = reserved;
  }

  /** The contents of another volume, as far as they fit. */
  copyFrom(source: VolumeBytes): void {
    let at = 0n;
    for (const extent of source.read(0n, min(source.capacity, this.#capacity))) {
      if ("hole" in extent) at += BigInt(extent.hole);
      else {
        this.write(at, extent.data);
        at += BigInt(extent.data.length);
      }
    }
  }

  /** Gives all memory back. */
  clear(): void {
    for (const index of this.#blocks.keys()) this.#drop(index);
  }

  #block(index: number): Uint8Array {
    let block = this.#blocks.get(index);
    if (block === undefined) {
      this.#memory.take(blockSize);
      block = new Uint8Array(blockSize);
      this.#blocks.set(index, block);
    }
    return block;
  }

  #drop(index: number): void {
    if (this.#blocks.delete(index)) this.#memory.release(blockSize);
  }
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
