import { describe, expect, it } from "vitest";
import { XmlError } from "./errors.js";
import { formatDevice, formatDomain } from "./format.js";
import type { DomainDescription } from "./model/domain.js";
import type { XmlElement } from "./model/unknown.js";
import { parseDevice, parseDomain } from "./parse.js";

const domain: DomainDescription = {
  type: "xen",
  name: "a",
  memory: 65536,
  vcpus: 1,
  id: 3,
  os: { kind: "paravirtual", kernel: "/k" },
  features: [],
  devices: {
    disks: [],
    interfaces: [],
    graphics: [{ kind: "graphics", type: "vnc", port: -1, listen: "::1", passwd: "s3cret" }],
    consoles: [{ kind: "console", tty: "/dev/pts/1" }],
  },
};

/** The error that writing ends in. */
function refusal(write: () => string): { id: string; message: string } | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return error.problems[0];
    throw error;
  }
}

describe("options", () => {
  it("leave passwords out unless asked", () => {
    expect(formatDomain(domain)).toContain("<graphics type='vnc' port='-1' listen='::1'/>");
    expect(formatDomain(domain, { secure: true })).toContain(" listen='::1' passwd='s3cret'/>");
    expect(formatDevice({ kind: "graphics", type: "vnc", port: -1, passwd: "s3cret" })).toBe(
      "<graphics type='vnc' port='-1'/>\n",
    );
  });

  it("leave out what only a running domain has, when asked", () => {
    expect(formatDomain(domain)).toMatch(/^<domain type='xen' id='3'>/);
    expect(formatDomain(domain)).toContain("<console tty='/dev/pts/1'/>");
    const text = formatDomain(domain, { status: false });
    expect(text).toMatch(/^<domain type='xen'>/);
    expect(text).toContain("<console/>");
  });

  it("choose the indentation", () => {
    expect(formatDomain(domain, { indent: 4 })).toContain("\n    <os>\n        <type>linux</type>\n");
    expect(formatDomain(domain, { indent: 0 })).toContain("\n<os>\n<type>linux</type>\n");
    expect(parseDomain(formatDomain(domain, { indent: 0, secure: true })).domain).toEqual(domain);
  });
});

describe("escaping", () => {
  const awkward = "<a b='c' d=\"e\">&amp;]]>\t\r\n</a>";

  it("keeps any text in its place", () => {
    const os = { kind: "paravirtual" as const, kernel: "/k", cmdline: awkward };
    const text = formatDomain({ ...domain, os });
    expect(text).toContain("<cmdline>&lt;a b='c' d=\"e\"&gt;&amp;amp;]]&gt;\t&#13;\n&lt;/a&gt;</cmdline>");
    expect(parseDomain(text).domain.os).toEqual(os);
  });

  it("keeps any value in its quotes", () => {
    const text = formatDevice({ kind: "interface", type: "bridge", ips: [], script: awkward });
    expect(text).toContain(
      "path='&lt;a b=&apos;c&apos; d=\"e\"&gt;&amp;amp;]]&gt;&#9;&#13;&#10;&lt;/a&gt;'/>",
    );
    expect(parseDevice(text).device).toMatchObject({ script: awkward });
  });

  it("shows no terminal a character that it would obey", () => {
    const commanding = "\u009b31m\u007f\u0085";
    const os = { kind: "paravirtual" as const, kernel: commanding, cmdline: commanding };
    const card = { kind: "interface" as const, type: "bridge" as const, ips: [], script: commanding };
    for (const text of [formatDomain({ ...domain, os }), formatDevice(card)]) {
      expect(text).toContain("&#155;31m&#127;&#133;");
      expect(text).not.toMatch(/[\x7f-\x9f]/);
    }
    expect(parseDomain(formatDomain({ ...domain, os })).domain.os).toEqual(os);
    expect(parseDevice(formatDevice(card)).device).toEqual(card);
  });

  it.each(["a\0", "\u001b[31m", "\ufffe", "\ud800", "\udc00\ud800"])(
    "refuses %j, which XML cannot hold",
    (text) => {
      const bad = { kind: "interface" as const, type: "bridge" as const, ips: [], script: text };
      expect(refusal(() => formatDevice(bad))?.id).toBe("xml.character");
      expect(refusal(() => formatDomain({ ...domain, name: text }))?.id).toBe("xml.character");
    },
  );
});

describe("unknown parts", () => {
  const unknown = (element: XmlElement) => () => formatDevice({ kind: "unknown", element });

  it.each(["", "a b", "a><x", "1a", "-a", "a'", "a/", "ª", "a\n"])("refuses the name %j", (name) => {
    expect(refusal(unknown({ name }))?.id).toBe("xml.name");
    expect(refusal(unknown({ name: "a", attributes: [{ name, value: "" }] }))?.id).toBe("xml.name");
    expect(refusal(unknown({ name: "a", children: ["x", { name }] }))?.id).toBe("xml.name");
  });

  it("refuses an attribute that is there already", () => {
    const twice = [
      { name: "x", value: "1" },
      { name: "x", value: "2" },
    ];
    expect(refusal(unknown({ name: "a", attributes: twice }))?.id).toBe("xml.name");
    const console = {
      kind: "console" as const,
      tty: "/t",
      unknown: { attributes: [{ name: "tty", value: "/u" }] },
    };
    expect(refusal(() => formatDevice(console))?.id).toBe("xml.name");
  });

  it("come after the known ones, each in its place", () => {
    const text = `<disk type='file' device='disk' snapshot='no'>
  <source file='/a' index='1'>
    <seclabel relabel='no'/>
  </source>
  <target dev='vda' bus='virtio'/>
  <serial>
    WD &lt;1&gt;
  </serial>
  <p>mixed <b>text</b>, <i>kept</i> <u><v/></u></p>
  <empty/>
</disk>
`;
    const { device } = parseDevice(text);
    expect(formatDevice(device)).toBe(text);
    expect(device).toMatchObject({
      unknown: {
        attributes: [{ name: "snapshot", value: "no" }],
        children: [{ name: "serial", children: ["\n    WD <1>\n  "] }, { name: "p" }, { name: "empty" }],
        inside: {
          source: {
            attributes: [{ name: "index", value: "1" }],
            children: [{ name: "seclabel", attributes: [{ name: "relabel", value: "no" }] }],
          },
          target: { attributes: [{ name: "bus", value: "virtio" }] },
        },
      },
    });
  });
});

describe("a model that is no domain", () => {
  it.each([
    ["domain.number", { memory: Number.NaN }],
    ["domain.number", { memory: 65536.5 }],
    ["domain.number", { vcpus: Number.POSITIVE_INFINITY }],
    ["domain.number", { id: 0.5 }],
    ["domain.uuid", { uuid: "'/><x a='" }],
  ])("is refused with %s", (id, fields) => {
    expect(refusal(() => formatDomain({ ...domain, ...fields }))?.id).toBe(id);
  });

  it("cannot put markup anywhere", () => {
    const hostile = "'/><evil/>";
    const text = formatDomain({
      ...domain,
      type: hostile as "xen",
      onCrash: hostile,
      os: { kind: "hvm", loader: hostile, boot: [hostile as "hd"], arch: hostile, machine: hostile },
      devices: {
        emulator: hostile,
        disks: [
          {
            kind: "disk",
            type: hostile as "file",
            device: hostile as "disk",
            source: hostile,
            target: hostile,
            driver: { name: hostile, type: hostile },
            readonly: true,
            shareable: true,
          },
        ],
        interfaces: [
          {
            kind: "interface",
            type: hostile as "user",
            target: hostile,
            mac: hostile,
            ips: [hostile],
            model: hostile,
          },
        ],
        graphics: [{ kind: "graphics", type: "vnc", listen: hostile, passwd: hostile }],
        consoles: [{ kind: "console", tty: hostile }],
      },
    });
    expect(text).not.toContain("<evil");
  });
});
