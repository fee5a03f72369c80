import { compileSchema, SchemaError, type ValidationProblem } from "@libvirt-ts/xml/relaxng";
import { describe, expect, it } from "vitest";
import { validateDomain } from "../../src/schema/validate-domain.js";

const GOOD = `<domain type='xen'>
  <name>web1</name>
  <memory>262144</memory>
  <vcpu>2</vcpu>
  <os>
    <type>linux</type>
    <kernel>/boot/vmlinuz</kernel>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/srv/web1.img'/>
      <target dev='xvda'/>
    </disk>
    <interface type='bridge'>
      <mac address='00:16:3e:00:00:01'/>
    </interface>
  </devices>
</domain>
`;

const line = ({ id, message, path, line, column }: ValidationProblem) =>
  `${line}:${column} ${path} ${id}: ${message}`;
const problemsOf = (change: (text: string) => string) => validateDomain(change(GOOD)).map(line);
const replacing = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`"${from}" is not in the document`);
  return text.replace(from, to);
};

describe("what is said about a domain", () => {
  it("nothing, when it is valid", () => {
    expect(problemsOf((text) => text)).toEqual([]);
  });

  it.each<[name: string, change: (text: string) => string, said: string[]]>([
    [
      "a misspelt element",
      (text) => text.replaceAll("memory>", "memroy>"),
      [
        '3:3 /domain/memroy schema.element-unexpected: element "memroy" is not allowed in "domain"; did you mean "memory"?',
      ],
    ],
    [
      "a misspelt attribute",
      replacing("source file", "source flie"),
      [
        '11:15 /domain/devices/disk/source/@flie schema.attribute-unexpected: attribute "flie" is not allowed in "source"; did you mean "file"?',
      ],
    ],
    [
      "a misspelt value, and the rest judged as meant",
      replacing("type='bridge'", "type='brigde'"),
      [
        '14:16 /domain/devices/interface/@type schema.attribute-value: attribute "type" cannot be "brigde"; did you mean "bridge"?',
      ],
    ],
    [
      "a value of the wrong type",
      replacing(">2<", ">two<"),
      [
        '4:9 /domain/vcpu schema.text-value: element "vcpu" cannot be "two"; expected an unsignedShort matching [0-9]+, at least 1',
      ],
    ],
    [
      "a missing element",
      replacing("      <target dev='xvda'/>\n", ""),
      ['10:5 /domain/devices/disk schema.element-missing: element "disk" is incomplete: "target" is missing'],
    ],
    [
      "either of two missing elements",
      (text) => text.replace(/ {2}<os>[\s\S]*<\/os>\n/, ""),
      ['1:1 /domain schema.element-missing: element "domain" is incomplete: "os" or "bootloader" is missing'],
    ],
    [
      "a missing attribute",
      replacing("<mac address='00:16:3e:00:00:01'/>", "<mac/>"),
      ['15:7 /domain/devices/interface/mac schema.attribute-missing: "mac" lacks the attribute "address"'],
    ],
    [
      "an attribute in another's place is one mistake",
      replacing("source file=", "source bridge="),
      [
        '11:15 /domain/devices/disk/source/@bridge schema.attribute-unexpected: attribute "bridge" is not allowed in "source"; expected "file"',
      ],
    ],
    [
      "an element twice",
      replacing("<vcpu>2</vcpu>", "<vcpu>2</vcpu><vcpu>x</vcpu>"),
      [
        '4:17 /domain/vcpu[2] schema.element-unexpected: element "vcpu" is not allowed again; expected one of "uuid", "currentMemory", "on_poweroff", "on_reboot", "on_crash", "features", "os", "bootloader" and 1 more',
        '4:23 /domain/vcpu[2] schema.text-value: element "vcpu" cannot be "x"; expected an unsignedShort matching [0-9]+, at least 1',
      ],
    ],
    [
      "text between elements",
      replacing("<devices>", "<devices>\n    stray"),
      [
        '10:5 /domain/devices schema.text-unexpected: text "stray" is not allowed in "devices"; expected one of "emulator", "disk", "graphics", "console", "interface"',
      ],
    ],
    [
      "a namespace",
      replacing("<domain", "<domain xmlns='urn:x'"),
      [
        '1:1 /domain schema.element-unexpected: element "{urn:x}domain" is not allowed as the root; did you mean "domain"?',
      ],
    ],
    [
      "another root",
      () => "<disk/>",
      ['1:1 /disk schema.element-unexpected: element "disk" is not allowed as the root; expected "domain"'],
    ],
  ])("%s", (_, change, said) => {
    expect(problemsOf(change)).toEqual(said);
  });

  it("all independent problems of one document, in its order", () => {
    const changes = [
      replacing("type='xen'", "type='xan'"),
      replacing("<memory>262144", "<memory>lots"),
      replacing("<vcpu>2</vcpu>", "<wat><is/></wat>"),
      replacing("<kernel>", "<kernal>"),
      replacing("</kernel>", "</kernal>"),
      replacing("<target dev='xvda'/>", "<target/>"),
      replacing("00:16:3e:00:00:01", "00-16"),
    ];
    const document = changes.reduce((text, change) => change(text), GOOD);
    expect(validateDomain(document).map(({ path }) => path)).toEqual([
      "/domain/@type",
      "/domain/memory",
      "/domain/wat",
      "/domain/os/kernal",
      "/domain/devices/disk/target",
      "/domain/devices/interface/mac/@address",
    ]);
  });

  it("what was found, expected and meant, as data", () => {
    expect(validateDomain(GOOD.replace("'disk'", "'disc'"))).toEqual([
      {
        id: "schema.attribute-value",
        message: 'attribute "device" cannot be "disc"; did you mean "disk"?',
        path: "/domain/devices/disk/@device",
        line: 10,
        column: 23,
        found: "disc",
        expected: ['"disk"', '"cdrom"', '"floppy"'],
        nearest: "disk",
      },
    ]);
  });

  it("what is wrong before a text stops being XML, and where it does", () => {
    expect(
      validateDomain(GOOD.replace("<memory>", "<memory unit='stone'>").replace("</os>", "</so>")),
    ).toMatchObject([
      { id: "schema.attribute-value", line: 3 },
      { id: "xml.syntax", line: 8 },
    ]);
  });
});

describe("order", () => {
  const schema = compileSchema(
    `<element name="r" xmlns="http://relaxng.org/ns/structure/1.0">
      <element name="a"><empty/></element><element name="b"><empty/></element>
      <optional><element name="c"><empty/></element></optional><element name="d"><empty/></element>
    </element>`,
  );
  it.each([
    ["<r><a/><b/><d/></r>", []],
    ["<r><b/><d/></r>", ['element "b" comes too early: "a" is missing before it']],
    ["<r><d/></r>", ['element "d" comes too early: "a" and "b" are missing before it']],
    ["<r><a/><b/></r>", ['element "r" is incomplete: "d" is missing']],
    ["<r><a/><b/><d/><c/></r>", ['element "c" is not allowed here; no more elements are allowed here']],
  ])("%s", (document, said) => {
    expect(schema.validate(document).map((problem) => problem.message)).toEqual(said);
  });
});

describe("what is said about a schema", () => {
  it("names every violation, its section and its place", () => {
    const schema = `<grammar xmlns="http://relaxng.org/ns/structure/1.0">
  <start><ref name="a"/></start>
  <define name="a">
    <element name="a">
      <attribute name="x"/>
      <attribute name="x"/>
      <interleave><text/><mixed><empty/></mixed></interleave>
      <list><element name="b"><text/></element></list>
    </element>
  </define>
</grammar>`;
    let problems: unknown;
    try {
      compileSchema(schema, { url: "bad.rng" });
    } catch (error) {
      problems = error instanceof SchemaError ? error.problems : error;
    }
    expect(problems).toMatchObject([
      { section: "7.1.3", url: "bad.rng", line: 8, column: 13 },
      { section: "7.2", line: 4 },
      { section: "7.4", line: 7 },
      { section: "7.3", line: 4 },
    ]);
  });
});
