import { describe, expect, it } from "vitest";
import type { BodyReader, ReadReply, ReplyHead } from "./http/send.js";
import { readExpression, readList } from "./reply.js";

const ok: ReplyHead = { status: 200, reason: "OK", contentType: "application/sxp", location: undefined };

/** Feeds a body in two pieces, cut at every place in turn, and expects one result. */
function everySplit<T>(read: ReadReply<T>, head: ReplyHead, body: string): T {
  const bytes = Buffer.from(body, "latin1");
  const feed = (reader: BodyReader<T>, ...pieces: Uint8Array[]) => {
    for (const piece of pieces) reader.push(piece);
    return reader.end();
  };
  const whole = feed(read(head), bytes);
  for (let at = 0; at <= bytes.length; at++) {
    expect(feed(read(head), bytes.subarray(0, at), bytes.subarray(at)), `cut at ${at}`).toEqual(whole);
  }
  return whole;
}

describe("readExpression", () => {
  it.each([
    ["(domain (name a))", ["domain", ["name", "a"]]],
    ["(domain (name a))''", ["domain", ["name", "a"]]],
    ["0", "0"],
    ["", undefined],
    ["'it\\'s \\xc3\\xa9'", "it's é"],
  ])("takes the first expression of %j", (body, value) => {
    expect(everySplit(readExpression, ok, body)).toEqual({ ok: true, value, location: undefined });
  });

  it.each([200, 201, 202, 500])("sees an error under status %d", (status) => {
    expect(everySplit(readExpression, { ...ok, status }, '(xend.err "it\'s no\\n")')).toEqual({
      ok: false,
      status,
      says: "it's no\n",
      fromXend: true,
    });
  });

  it("takes the sentence of a refusal, without the empty string of 4.1", () => {
    const head = { ...ok, status: 501, reason: "Operation not implemented: x" };
    expect(everySplit(readExpression, head, "Operation not implemented: x''")).toMatchObject({
      says: "Operation not implemented: x",
      fromXend: false,
    });
    expect(everySplit(readExpression, { ...head, reason: "Invalid request" }, "''")).toMatchObject({
      says: "Invalid request",
    });
  });

  it("keeps no more of a refusal than a sentence needs, and nothing of a web page", () => {
    const reader = readExpression({ ...ok, status: 500, contentType: "text/plain" });
    for (let n = 0; n < 100; n++) reader.push(Buffer.alloc(10_000, "x"));
    expect((reader.end() as { says: string }).says.length).toBeLessThan(20_000);
    const page = readExpression({ ...ok, status: 502, reason: "Bad gateway", contentType: "text/html" });
    page.push(Buffer.from("<html>"));
    expect(page.end()).toMatchObject({ says: "Bad gateway" });
  });

  it("refuses a success that is no sxp", () => {
    expect(() => readExpression({ ...ok, contentType: "text/html" })).toThrow(/text\/html/);
  });
});

describe("readList", () => {
  const names = readList((item) => String(item));

  it("takes item by item", () => {
    expect(everySplit(names, ok, "(Domain-0 'a b' c)")).toMatchObject({
      ok: true,
      value: ["Domain-0", "a b", "c"],
    });
    expect(everySplit(names, ok, "()")).toMatchObject({ ok: true, value: [] });
  });

  it("sees an error where a list should be", () => {
    expect(everySplit(names, ok, "(xend.err 'no list')")).toMatchObject({ ok: false, says: "no list" });
  });

  it("refuses what is no list, or none that ends", () => {
    for (const body of ["atom", "(a b", ""]) {
      const read = () => {
        const reader = names(ok);
        reader.push(Buffer.from(body));
        return reader.end();
      };
      expect(read, body).toThrow();
    }
  });
});
