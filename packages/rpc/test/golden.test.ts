import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { again, codecOf, frames, messageOf, plain } from "./wire.js";

interface Golden {
  readonly name: string;
  readonly hex: string;
  readonly header?: {
    readonly procedure?: string;
    readonly serial: number;
    readonly payload?: unknown;
    readonly data?: string;
  };
  readonly expect?: string;
}

const golden = readFileSync(new URL("../fixtures/golden.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Golden);

/** The facts' payload in our notation of it. */
function expected(value: unknown, like: unknown): unknown {
  if (typeof value === "string" && /^[0-9a-f]{32}$/.test(value) && typeof like === "string") {
    return value.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }
  if (typeof value === "string" && Array.isArray(like)) return [...Buffer.from(value, "hex")];
  if (Array.isArray(value) && Array.isArray(like)) {
    return value.map((item, i) =>
      typeof item === "number" && item < 0 && isBytes(like) ? item & 255 : expected(item, like[i]),
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => {
        const ours = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
        return [ours, expected(member, (like as Record<string, unknown> | undefined)?.[ours])];
      }),
  );
}

const isBytes = (list: readonly unknown[]) =>
  list.every((item) => typeof item === "number" && item >= 0 && item < 256);

describe("the golden messages", () => {
  for (const { name, hex, header } of golden.filter((row) => row.header)) {
    it(`${name}: decoded to named fields, and written to the same bytes`, () => {
      const bytes = Buffer.from(hex, "hex");
      const [frame, ...more] = frames(bytes);
      expect(more).toEqual([]);
      expect(frame!.serial).toBe(header!.serial);
      const { value, bytes: written } = again(frame!);
      if (header!.procedure?.startsWith("REMOTE")) {
        expect(messageOf(frame!)?.name.toUpperCase()).toBe(
          header!.procedure.replace("REMOTE_PROC_", "").replaceAll("_", ""),
        );
      }
      if (header!.payload !== undefined) {
        expect(plain(value)).toEqual(expected(header!.payload, plain(value)));
      }
      if (header!.data !== undefined)
        expect(Buffer.from(value as Uint8Array).toString("hex")).toBe(header!.data);
      expect(Buffer.from(written).toString("hex")).toBe(hex);
    });
  }
});

describe("the golden malformations", () => {
  const bad = (name: string) => Buffer.from(golden.find((row) => row.name === name)!.hex, "hex");

  for (const name of ["bad-length-3", "bad-length-huge", "bad-header-short"]) {
    it(`${name}: the stream is broken`, () => {
      expect(() => frames(bad(name))).toThrow(
        /a frame of \d+ bytes is announced, 28 to 33554436 are allowed/,
      );
    });
  }

  for (const [name, message] of [
    ["truncated-args", "/name: 4 bytes are needed, only 2 are left"],
    ["string-length-lie", "/name: 2147483647 bytes, at most 4194304 are allowed"],
  ] as const) {
    it(`${name}: an error that says where`, () => {
      const [frame] = frames(bad(name));
      expect(() => again(frame!)).toThrow(message);
    });
  }

  it("trailing-bytes: ignored", () => {
    const [frame] = frames(bad("trailing-bytes"));
    expect(again(frame!).value).toEqual({ name: "test" });
  });

  it("optional-2: the word counts as there", () => {
    const [frame] = frames(bad("optional-2"));
    expect(() => again(frame!)).toThrow("/flags: 4 bytes are needed, only 0 are left");
  });

  for (const name of ["unknown-program", "version-2", "call-status-error", "type-77"]) {
    it(`${name}: a frame like others, for its receiver to judge`, () => {
      const [frame] = frames(bad(name));
      expect(codecOf(frame!)).toBeDefined();
    });
  }
});
