import { describe, expect, it } from "vitest";
import { parseElement } from "./element.js";
import { XmlError } from "./errors.js";

describe("an element of whatever sort", () => {
  it("is its attributes, children and texts in their order, without layout and comments", () => {
    const text = `<?xml version='1.0'?><!-- a --><a x='1' n:y='2' xmlns:n='u'>
      <b/> <!-- c --><n:c>t&amp;u<!-- d --><![CDATA[ v]]></n:c><?p i?>
    </a>`;
    const expected = {
      name: "a",
      attributes: [
        { name: "x", value: "1" },
        { name: "n:y", value: "2" },
        { name: "xmlns:n", value: "u" },
      ],
      children: [{ name: "b" }, { name: "n:c", children: ["t&u v"] }],
    };
    expect(parseElement(text)).toEqual(expected);
    expect(parseElement(new TextEncoder().encode(text))).toEqual(expected);
    expect(parseElement("<a>one <b>two</b> three</a>")).toEqual({
      name: "a",
      children: ["one ", { name: "b", children: ["two"] }, " three"],
    });
  });

  it.each([
    ["<a><b></a>", "xml.syntax"],
    ["<a x:y=''/>", "xml.namespace"],
    ["<!DOCTYPE a><a/>", "xml.dtd"],
    ["", "xml.empty"],
    [`${"<a>".repeat(2000)}${"</a>".repeat(2000)}`, "xml.limit"],
  ])("is refused where it is none: %s", (text, id) => {
    try {
      parseElement(text);
    } catch (error) {
      expect((error as XmlError).problems.map((problem) => problem.id)).toContain(id);
      expect(error).toBeInstanceOf(XmlError);
      return;
    }
    throw new Error("expected an error");
  });
});
