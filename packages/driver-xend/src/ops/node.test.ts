import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { parse, quote } from "@libvirt-ts/sexpr";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capabilitiesOf, readNode } from "./node.js";

const node = (members: Readonly<Record<string, string>>) =>
  readNode(
    parse(
      `(node ${Object.entries(members)
        .map(([key, text]) => `(${key} ${quote(text)})`)
        .join(" ")})`,
    ),
  );
const told = (members: Readonly<Record<string, string>>) => capabilitiesOf(node(members));
const osTypes = (xml: string) => [...xml.matchAll(/<os_type>(\w+)</g)].map(([, type]) => type);

describe("capabilities", () => {
  it("come from the node's words", () => {
    expect(
      told({
        machine: "x86_64",
        nr_cpus: "8",
        nr_nodes: "2",
        cores_per_socket: "2",
        threads_per_core: "1",
        hw_caps: "bfebfbff:20100800:00000000:00000140:0000e3bd:00000000:00000001",
        xen_caps: "xen-3.0-x86_64 xen-3.0-x86_32p ",
      }),
    ).toBe(`<capabilities>
  <host>
    <cpu>
      <arch>x86_64</arch>
      <features>
        <pae/>
        <vmx/>
      </features>
      <topology sockets='2' cores='2' threads='1'/>
    </cpu>
  </host>
  <guest>
    <os_type>linux</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <domain type='xen'/>
    </arch>
  </guest>
  <guest>
    <os_type>linux</os_type>
    <arch name='i686'>
      <wordsize>32</wordsize>
      <domain type='xen'/>
    </arch>
    <features>
      <pae/>
    </features>
  </guest>
</capabilities>
`);
  });

  it("say less where xend tells less", () => {
    expect(told({})).toBe(
      "<capabilities>\n  <host>\n    <cpu>\n      <arch/>\n      <topology sockets='1' cores='1' threads='1'/>\n    </cpu>\n  </host>\n</capabilities>\n",
    );
    expect(told({ machine: "x86_64", hw_caps: "bfebfbff:201" })).not.toContain("<features>");
    expect(osTypes(told({ machine: "x86_64", virt_caps: "hvm hvm_directio" }))).toEqual(["linux", "hvm"]);
  });

  it("are a document or an error, whatever the node says", () => {
    const keys = [
      "machine",
      "hw_caps",
      "xen_caps",
      "virt_caps",
      "xen_major",
      "xen_minor",
      "threads_per_core",
    ];
    const members = fc.dictionary(
      fc.constantFrom(...keys),
      fc.oneof(fc.string(), fc.string({ unit: "binary" })),
    );
    fc.assert(
      fc.property(members, (all) => {
        try {
          expect(told(all)).toMatch(/^<capabilities>\n[\s\S]*\n<\/capabilities>\n$/);
        } catch (error) {
          if (!(error instanceof LibvirtError)) throw error;
          expect(error.code).toBe(ErrorNumber.XML_DETAIL);
        }
      }),
    );
  });
});
