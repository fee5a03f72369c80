import { ErrorNumber } from "@libvirt-ts/driver";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryLimit, VolumeBytes, VolumeMemory } from "./volume-bytes.js";

const size = 300_000;

function contents(volume: VolumeBytes): Uint8Array {
  const all = new Uint8Array(Number(volume.capacity));
  let at = 0;
  for (const extent of volume.read(0n, volume.capacity)) {
    if ("data" in extent) all.set(extent.data, at);
    at += "data" in extent ? extent.data.length : extent.hole;
  }
  expect(at).toBe(all.length);
  return all;
}

describe("a volume's bytes", () => {
  it("are what an array would hold, whatever is written, zeroed, cut and read", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom("write", "zero", "resize"),
            offset: fc.nat(size),
            length: fc.nat(150_000),
            byte: fc.integer({ min: 1, max: 255 }),
          }),
          { maxLength: 8 },
        ),
        (steps) => {
          const volume = new VolumeBytes(new VolumeMemory(), BigInt(size), 0n);
          let model = new Uint8Array(size);
          for (const { kind, offset, length, byte } of steps) {
            const from = Math.min(offset, model.length);
            const count = Math.min(length, model.length - from);
            if (kind === "write") {
              volume.write(BigInt(from), new Uint8Array(count).fill(byte));
              model.fill(byte, from, from + count);
            } else if (kind === "zero") {
              volume.zero(BigInt(from), BigInt(count));
              model.fill(0, from, from + count);
            } else {
              volume.resize(BigInt(offset));
              const next = new Uint8Array(offset);
              next.set(model.subarray(0, offset));
              model = next;
            }
          }
          expect(Buffer.compare(contents(volume), model)).toBe(0);
          expect(volume.allocation).toBeLessThanOrEqual(volume.capacity);
        },
      ),
      { numRuns: 60 },
    ));

  it("take memory for what was written only, up to a limit, and give it back", () => {
    const memory = new VolumeMemory();
    const volume = new VolumeBytes(memory, 2n ** 52n, 0n);
    volume.write(2n ** 51n, Uint8Array.of(7));
    expect([...volume.read(2n ** 51n - 1n, 3n)]).toEqual([{ hole: 1 }, { data: Uint8Array.of(7, 0) }]);
    const block = new Uint8Array(65_536);
    const fill = () => {
      for (let at = 0; at <= memoryLimit; at += block.length) volume.write(BigInt(at), block);
    };
    expect(fill).toThrow(expect.objectContaining({ code: ErrorNumber.NO_MEMORY }));
    volume.clear();
    expect(() => volume.write(0n, block)).not.toThrow();
  });
});
