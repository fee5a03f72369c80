import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { XenstoreRequestError } from "./errors.js";
import { ABSOLUTE_PATH_MAX, HEADER_SIZE, PAYLOAD_MAX, RELATIVE_PATH_MAX } from "./limits.js";
import { XenstoreMessage } from "./operation.js";
import { encodeRequest, type XenstoreRequest } from "./request.js";

const refusal = (request: XenstoreRequest, maxPayload?: number): string | undefined => {
  try {
    encodeRequest(request, 1, 0, maxPayload);
    return undefined;
  } catch (error) {
    if (!(error instanceof XenstoreRequestError)) throw error;
    expect(error.message).toMatch(/^[\x20-\x7e…]+$/);
    return error.problems[0]?.id;
  }
};
const read = (path: string): XenstoreRequest => ({ type: "READ", path });

describe("a request is refused", () => {
  it.each([
    ["", "path.empty"],
    ["/a\0b", "path.character"],
    ["/a.b", "path.character"],
    ["/a b", "path.character"],
    ["/a:b", "path.character"],
    ["/ä", "path.character"],
    ["/\u{1f600}", "path.character"],
    ["//", "path.slash"],
    ["/a//b", "path.slash"],
    ["/a/", "path.slash"],
    [`/${"a".repeat(ABSOLUTE_PATH_MAX)}`, "path.too-long"],
    ["a".repeat(RELATIVE_PATH_MAX + 1), "path.too-long"],
  ])("for the path %j", (path, id) => {
    expect(refusal(read(path))).toBe(id);
  });

  it.each([
    "/",
    "/a",
    "/A-z_0@9",
    "@releaseDomain",
    "relative/path",
    `/${"a".repeat(ABSOLUTE_PATH_MAX - 1)}`,
  ])("not for the path %j", (path) => {
    expect(refusal(read(path))).toBeUndefined();
  });

  it("for what it is about", () => {
    expect(refusal({ type: "RM", path: "/" })).toBe("request.rm-root");
    expect(refusal({ type: "SET_PERMS", path: "/", permissions: [] })).toBe("request.permissions");
    expect(refusal({ type: "SET_PERMS", path: "/", permissions: [{ domid: 70000, access: "read" }] })).toBe(
      "domid.range",
    );
    const access = "toString" as "read";
    expect(refusal({ type: "SET_PERMS", path: "/", permissions: [{ domid: 0, access }] })).toBe(
      "permission.access",
    );
    expect(refusal({ type: "WATCH", path: "/", token: "a\0b" })).toBe("text.nul");
    expect(refusal({ type: "WATCH", path: "/", token: "☂" })).toBe("text.character");
    expect(refusal({ type: "CONTROL", args: [] })).toBe("request.control");
    expect(refusal({ type: "RELEASE", domid: 1.5 })).toBe("domid.range");
    expect(refusal({ type: "INTRODUCE", domid: 1, gfn: -1n, port: 1 })).toBe("request.number");
    expect(refusal({ type: "DIRECTORY_PART", path: "/", offset: Number.NaN })).toBe("request.number");
  });

  it("beyond 4096 bytes of payload, path and NUL included", () => {
    const value = (length: number): XenstoreRequest => ({
      type: "WRITE",
      path: "/a",
      value: new Uint8Array(length),
    });
    expect(refusal(value(PAYLOAD_MAX - 3))).toBeUndefined();
    expect(refusal(value(PAYLOAD_MAX - 2))).toBe("request.too-long");
    expect(refusal(value(4080 - 3), 4080)).toBeUndefined();
    expect(refusal(value(4080 - 2), 4080)).toBe("request.too-long");
    expect(refusal({ type: "CONTROL", args: Array(3000).fill("x") })).toBe("request.too-long");
  });
});

it("whatever is asked, nothing malformed is ever encoded", () => {
  const anything = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom("/a", "/", "@x"));
  const domid = fc.oneof(fc.integer(), fc.double());
  const request: fc.Arbitrary<XenstoreRequest> = fc.oneof(
    fc.record({
      type: fc.constantFrom("DIRECTORY", "READ", "GET_PERMS", "MKDIR", "RM"),
      path: anything,
    }),
    fc.record({ type: fc.constantFrom("WATCH", "UNWATCH"), path: anything, token: anything }),
    fc.record({ type: fc.constant("WRITE"), path: anything, value: fc.uint8Array({ maxLength: 5000 }) }),
    fc.record({ type: fc.constant("CONTROL"), args: fc.array(anything) }),
    fc.record({ type: fc.constantFrom("RELEASE", "RESUME"), domid }),
    fc.record({ type: fc.constant("DIRECTORY_PART"), path: anything, offset: domid }),
  ) as fc.Arbitrary<XenstoreRequest>;
  fc.assert(
    fc.property(request, (asked) => {
      let message: Uint8Array;
      try {
        message = encodeRequest(asked, 1);
      } catch (error) {
        expect(error).toBeInstanceOf(XenstoreRequestError);
        return;
      }
      const payload = message.subarray(HEADER_SIZE);
      expect(payload.length).toBeGreaterThan(0);
      expect(payload.length).toBeLessThanOrEqual(PAYLOAD_MAX);
      const view = Buffer.from(message.buffer);
      expect(view.readUInt32LE(0)).toBe(XenstoreMessage[asked.type]);
      expect(view.readUInt32LE(12)).toBe(payload.length);
      const nuls = payload.reduce((count, byte) => count + Number(byte === 0), 0);
      if ("path" in asked && !("value" in asked)) {
        const strings = 1 + Number("token" in asked) + Number("offset" in asked);
        expect(nuls).toBe(strings);
        expect(payload.at(-1)).toBe(0);
      }
    }),
    { numRuns: 2000 },
  );
});
