import { ErrorNumber } from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { layoutOf, rootOf } from "./layout.js";

describe("where a node is", () => {
  it.each([
    ["linux", 76],
    ["win32", 76],
    ["darwin", 72],
    ["freebsd", 72],
  ] as const)("has a path on %s under which sockets can be made", (platform, longest) => {
    const root = `/${"a".repeat(longest - 1)}`;
    expect(layoutOf(root, platform).root).toBe(root);
    expect(() => layoutOf(`${root}a`, platform)).toThrow(`a path of at most ${longest}`);
    // Bytes count, not letters.
    expect(() => layoutOf(`/${"ä".repeat(longest / 2)}`, platform)).toThrow(
      expect.objectContaining({ code: ErrorNumber.INVALID_ARG }),
    );
  });

  it("is what the URI says, else where a user's data are", () => {
    expect(rootOf("qemu:///embed?root=%2Fsrv%2Fa%20b", {})).toBe("/srv/a b");
    expect(rootOf("qemu:///embed", { XDG_DATA_HOME: "/data" })).toBe("/data/libvirt-ts/qemu");
    expect(rootOf("qemu:///embed", { HOME: "/home/me" })).toBe("/home/me/.local/share/libvirt-ts/qemu");
    expect(rootOf("qemu:///system", {})).toBeUndefined();
  });
});
