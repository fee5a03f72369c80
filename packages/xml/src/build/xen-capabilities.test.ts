import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { XmlError } from "../errors.js";
import { formatCapabilities, parseCapabilities } from "../generated/capabilities/index.js";
import { type XenHost, xenCapabilities } from "./xen-capabilities.js";

const host = (more: Partial<XenHost> = {}): XenHost => ({
  arch: "x86_64",
  version: { major: 4, minor: 4 },
  words: [],
  ...more,
});
const kinds = (more: Partial<XenHost>) =>
  xenCapabilities(host(more)).guest?.map(({ os_type, arch, features = {} }) =>
    [os_type, arch.name, arch.machine?.[0]?.value, ...Object.keys(features)]
      .filter((part) => part !== undefined)
      .join(" "),
  );

describe("guests", () => {
  it.each([
    ["xen-3.0-x86_64 xen-3.0-x86_32p", ["linux x86_64", "linux i686 pae"]],
    ["xen-3.0-x86_32", ["linux i686 nonpae"]],
    ["hvm-3.0-x86_32 hvm-3.0-x86_32p", ["hvm i686 nonpae acpi apic pae"]],
    ["xen-3.0-ia64 xen-3.0-ia64be hvm-3.0-ia64", ["linux ia64 ia64_be", "hvm ia64"]],
    ["xen-3.0-powerpc64", ["linux ppc64"]],
    ["xen-3.0-aarch64 xen-3.0-armv7l", ["linux aarch64 xenpvh", "linux armv7l xenpvh"]],
    ["xen-3.0-x86_64 xen-3.0-x86_64", ["linux x86_64"]],
    ["xen-3.0-vax kvm-1.0-x86_64 hvm-3.0- -- xen-3.0-toString xen-3.0-x86_64", ["linux x86_64"]],
  ])("of %s", (words, expected) => {
    expect(kinds({ words: words.split(" ") })).toEqual(expected);
  });

  it("are what is told besides where there are no words", () => {
    expect(kinds({})).toEqual(["linux x86_64"]);
    expect(kinds({ abilities: { pv: false, hvm: true, hap: true } })).toEqual(["hvm x86_64 acpi apic hap"]);
    expect(kinds({ abilities: { pv: false } })).toEqual([]);
    expect(kinds({ arch: "vax" })).toEqual([]);
  });

  it("can be PVH from Xen 4.10 on, where they can be HVM", () => {
    const words = ["xen-3.0-x86_64", "hvm-3.0-x86_32", "hvm-3.0-x86_64"];
    expect(kinds({ words, version: { major: 4, minor: 9 } })).toHaveLength(3);
    expect(kinds({ words, version: { major: 5, minor: 0 } })?.slice(3)).toEqual([
      "linux i686 xenpvh",
      "linux x86_64 xenpvh",
    ]);
  });
});

describe("the host's features", () => {
  const features = (minor: number, ...featureWords: number[]) =>
    xenCapabilities(host({ version: { major: 4, minor }, featureWords })).host.cpu.features;

  it.each([
    [4, "bfebfbff:20100800:00000000:00000140:0000e3bd:00000000:00000001", ["pae", "vmx"]],
    [6, "178bfbff:ebd3fbff:00000000:00000010:00002001:00000000:0000001f", ["pae", "svm"]],
    [17, "178bf3fd:80002001:20100800:00000007:00000000:00000000:00000000", ["pae", "svm"]],
    [17, "bfebfbff:77faf3ff:2c100800:00000121:0000000f:009c6fbf", ["pae", "vmx"]],
  ])("of Xen 4.%i with the words %s", (minor, text, expected) => {
    expect(features(minor, ...text.split(":").map((word) => Number.parseInt(word, 16)))).toEqual(
      Object.fromEntries(expected.map((feature) => [feature, true])),
    );
  });

  it("are not told where nobody knows them", () => {
    expect(features(4)).toBeUndefined();
    expect(features(4, 0)).toEqual({});
    expect(
      xenCapabilities(host({ arch: "aarch64", featureWords: [0xffff] })).host.cpu.features,
    ).toBeUndefined();
  });
});

it("is a document whatever Xen says", () => {
  const part = fc.constantFrom("xen", "hvm", "-", "3.0", "x86_64", "x86_32p", "<", "'", "\0", " ");
  const word = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join("-")),
  );
  const number = fc.integer({ min: -1, max: 2 ** 32 });
  fc.assert(
    fc.property(
      fc.array(word),
      fc.array(number),
      fc.record({ major: fc.nat(9), minor: fc.nat(40) }),
      fc.record({ pv: fc.boolean(), hvm: fc.boolean(), hap: fc.boolean() }, { requiredKeys: [] }),
      (words, featureWords, version, abilities) => {
        const capabilities = xenCapabilities(host({ words, featureWords, version, abilities }));
        const { guest: guests = [] } = parseCapabilities(formatCapabilities(capabilities)).capabilities;
        expect(guests).toEqual(capabilities.guest);
        const told = guests.map((guest) => JSON.stringify(guest));
        expect(new Set(told).size).toBe(told.length);
      },
    ),
  );
});

it("refuses an architecture that XML cannot hold", () => {
  expect(() => formatCapabilities(xenCapabilities(host({ arch: "x\0" })))).toThrow(XmlError);
});
