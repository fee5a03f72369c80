import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert } from "./convert.js";
import { fields, valuesOf, withField } from "./fields.js";
import { forms, guessForm } from "./forms.js";
import { fromFragment, toFragment } from "./fragment.js";
import { lineStarts, piecesOf, rangeOf } from "./marks.js";
import { samples } from "./samples.js";

const sample = (title: string) => samples.find((each) => each.title === title)!;
const otherOf = (title: string, name: string) => {
  const { text, form } = sample(title);
  return convert(text, form).others.find((other) => other.name === name)!;
};

describe("samples", () => {
  it.each(samples)("$title is known by its looks", ({ text, form }) => expect(guessForm(text)).toBe(form));

  it.each(samples.filter(({ title }) => !title.includes("mistakes")))(
    "$title has other forms",
    ({ text, form }) => {
      const { findings, others } = convert(text, form);
      expect(findings.filter(({ isError }) => isError)).toEqual([]);
      expect(others.map(({ name }) => name)).toEqual(
        forms.map(({ name }) => name).filter((name) => name !== form),
      );
      expect(others.filter(({ text: other }) => other !== undefined).length).toBeGreaterThan(0);
    },
  );
});

describe("a document", () => {
  it("with mistakes has each with its place and the words that were expected", () => {
    const { text, form } = sample("A document with mistakes");
    const { findings } = convert(text, form);
    const [first] = findings;
    expect(first).toMatchObject({
      line: 3,
      column: 3,
      isError: true,
      expected: expect.arrayContaining(["memory"]),
    });
    expect(first?.message).toContain('did you mean "memory"');
    const marked = piecesOf(text, findings).filter(({ finding }) => finding !== undefined);
    expect(marked.map((piece) => piece.text)).toEqual(expect.arrayContaining(["<memroy"]));
    expect(findings.map(({ line }) => line)).toEqual(expect.arrayContaining([3, 6, 7]));
  });

  it("that a form cannot say is told where it stands in it", () => {
    const xml = sample("A KVM guest").text.replace(
      "</devices>",
      "  <tpm model='tpm-crb'><backend type='emulator'/></tpm>\n  </devices>",
    );
    const xm = convert(xml, "xml").others.find(({ name }) => name === "xen-xm")!;
    expect(xm.findings.length).toBeGreaterThan(0);
    expect(xm.findings.some(({ line }) => line !== undefined)).toBe(true);
  });

  it("goes from an xl file to the words of the others", () => {
    expect(otherOf("An xl file", "xml").text).toContain("<source dev='/dev/vg0/db1'/>");
    expect(otherOf("An xm file", "xen-sxpr").text).toContain("(uname 'phy:/dev/vg0/old1')");
    expect(otherOf("A KVM guest", "qemu-argv").text).toContain("/srv/web1.qcow2");
    expect(otherOf("A QEMU command line", "xml").text).toContain("<name>try</name>");
  });

  it("is told of, whatever it is, and never thrown for", () => {
    const texts = fc.oneof(fc.string(), ...samples.map(({ text }) => cut(text)));
    fc.assert(
      fc.property(texts, fc.constantFrom(...forms), (text, { name }) => {
        const { findings, domain } = convert(text, name);
        if (text.trim() !== "" && domain === undefined) expect(findings.length).toBeGreaterThan(0);
        const pieces = piecesOf(text, findings);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      }),
    );
  });
});

/** A text without some piece of it. */
const cut = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(20))
    .map(([at, length]) => text.slice(0, at) + text.slice(at + length));

describe("a form's fields", () => {
  const { text } = sample("A KVM guest");

  it("show what stands there", () => {
    const values = valuesOf(text);
    expect(values.get("name")).toBe("web1");
    expect(values.get("memory")).toBe("2");
    expect(values.get("devices/disk[1]/source/@file")).toBe("/srv/web1.qcow2");
    expect(values.get("title")).toBe("");
    expect(values.has("devices/interface[1]/source/@network")).toBe(false);
  });

  it("change one thing and keep the rest, comments included", () => {
    const commented = text.replace("<devices>", "<!-- mine -->\n  <devices>");
    const changed = withField(commented, "name", "a & b");
    expect(changed).toContain("<name>a &amp; b</name>");
    expect(changed).toContain("<!-- mine -->");
    expect(valuesOf(withField(changed, "name", "web1"))).toEqual(valuesOf(text));
    expect(withField(text, "title", "")).toBe(text);
  });

  it("refuse what does not fit", () => {
    expect(() => withField(text, "vcpu", "many")).toThrow(/vcpu/);
  });

  it("are all paths of a domain", () => {
    const both = text
      .replace("<source bridge='br0'/>", "<source network='default'/>")
      .replace("'bridge'", "'network'");
    const found = new Set([...valuesOf(text).keys(), ...valuesOf(both).keys()]);
    expect([...found].sort()).toEqual(fields.map(({ path }) => path).sort());
  });
});

describe("a link", () => {
  it("carries any document behind its #", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.constantFrom(...forms), async (text, { name }) => {
        const fragment = await toFragment(text, name);
        expect(fragment).toMatch(/^#[\w-]+=[\w-]+$/);
        expect(await fromFragment(fragment)).toEqual({ text, form: name });
      }),
      { numRuns: 30 },
    );
  });

  it("that is damaged, of no form, or a bomb is none", async () => {
    for (const fragment of ["", "#", "#xml=", "#xml=!", "#xml=AAAA", "#toString=AAAA", "#nothing-here"])
      expect(await fromFragment(fragment)).toBeUndefined();
    expect(await fromFragment(await toFragment("x".repeat(3 << 20), "xml"))).toBeUndefined();
  });
});

it("a place beyond the text is its end", () => {
  expect(rangeOf("ab\ncd", lineStarts("ab\ncd"), { message: "", isError: true, line: 9, column: 9 })).toEqual(
    { from: 4, to: 5 },
  );
  expect(rangeOf("", [0], { message: "", isError: true, line: 1, column: 1 })).toEqual({ from: 0, to: 0 });
});
