import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatDocument } from "./json.js";
import { DescriptorSink, Output } from "./output.js";
import { printable } from "./printable.js";
import { Style, wantsColour } from "./style.js";
import { byteLength, formatFields, formatRows } from "./table.js";
import { displayWidth } from "./width.js";

const plain = new Style(false);
const columns = [
  { title: "Id", width: 3, align: "right" as const },
  { title: "Name", width: 8 },
  { title: "State", width: 0 },
];
const rows = [
  ["1", "web", "running"],
  ["10", "データ", "paused"],
  ["1234", "a long name", "shut off"],
].map((row) => row.map((text) => ({ text })));

describe("tables", () => {
  it("pad by bytes where nobody looks, as C's printf does", () => {
    expect(formatRows(columns, rows, { measure: byteLength, style: plain, fit: false })).toBe(
      "  1 web      running\n 10 データ paused\n1234 a long name shut off\n",
    );
  });

  it("grow to fit by what a terminal shows", () => {
    expect(formatRows(columns, rows, { measure: displayWidth, style: plain, fit: true })).toBe(
      "   1 web         running\n  10 データ      paused\n1234 a long name shut off\n",
    );
  });

  it("let no name forge a row or command the terminal", () => {
    const cells = [[{ text: "1" }, { text: "a\n2 b\x1b[2J" }, { text: "x" }]];
    expect(formatRows(columns, cells, { measure: byteLength, style: plain, fit: false })).toBe(
      "  1 a\\x0a2 b\\x1b[2J x\n",
    );
    expect(printable("a\u009bb")).toBe("a\\x9bb");
  });

  it("label values", () => {
    expect(
      formatFields(
        15,
        [
          ["Id:", "-"],
          ["State:", { text: "running", colour: "green" }],
        ],
        new Style(true),
      ),
    ).toBe("Id:             -\nState:          \x1b[32mrunning\x1b[0m\n");
  });
});

it.each([
  ["abc", 3],
  ["日本", 4],
  ["e\u0301", 1],
  ["🎉", 2],
  ["👩‍👩‍👧", 2],
  ["🇩🇪", 2],
  ["", 0],
  ["\u200b", 0],
])("%j takes %d columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: "1" }, false],
  [true, { NO_COLOR: "" }, true],
  [true, { TERM: "dumb" }, false],
  [false, { FORCE_COLOR: "1" }, true],
  [true, { FORCE_COLOR: "0" }, false],
  [false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
])("terminal %s with %j: colour %s", (isTerminal, env, colour) => {
  expect(wantsColour(isTerminal, env)).toBe(colour);
});

it("writes JSON with every digit of a bigint", () => {
  expect(
    formatDocument("x", { n: 2n ** 64n, list: [1n, null, undefined], gone: undefined, text: 'a"\n' }),
  ).toBe(
    '{"version":1,"command":"x","data":{"n":18446744073709551616,"list":[1,null,null],"text":"a\\"\\n"}}\n',
  );
});

describe("Output", () => {
  it("passes on in few pieces what is written in many", () => {
    const pieces: string[] = [];
    const out = new Output({ write: (text) => pieces.push(text) });
    for (let line = 0; line < 10_000; line++) out.line("x".repeat(19));
    out.flush();
    out.flush();
    expect(pieces.length).toBe(4);
    expect(pieces.join("").length).toBe(200_000);
  });

  it("passes on together what comes before anything is waited for, and then at once", async () => {
    const pieces: string[] = [];
    const out = new Output({ write: (text) => pieces.push(text) });
    for (const word of ["one", "two"]) {
      out.line(word);
      out.flushSoon();
      await Promise.resolve();
    }
    expect(pieces).toEqual([]);
    await new Promise(setImmediate);
    expect(pieces).toEqual(["one\ntwo\n"]);
  });

  it("drops what a descriptor that is gone cannot take, and tells so once", () => {
    const folder = mkdtempSync(join(tmpdir(), "virsh-output-"));
    const file = join(folder, "out");
    const fd = openSync(file, "w");
    let closed = 0;
    const sink = new DescriptorSink(fd, () => closed++);
    sink.write("kept");
    closeSync(fd);
    sink.write("lost");
    sink.write("lost");
    expect(readFileSync(file, "utf8")).toBe("kept");
    expect(closed).toBe(1);
    rmSync(folder, { recursive: true });
  });
});
