import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { compileSchema } from "@libvirt-ts/xml/relaxng";
import { describe, expect, it } from "vitest";
import { domainSchemaJson } from "../../src/schema/domain.generated.js";
import { validateDomain } from "../../src/schema/validate-domain.js";

const local = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Documents of the reference's schema on which ours decides otherwise, with the rule that says so. */
const CHANGED: Readonly<Record<string, string>> = {
  "accept/17-interface-user.xml": "domain-rng §6: interface user is refused for xen",
  "accept/20-memory-limits.xml": "decisions: memory below 4096 KiB is refused",
  "accept/29-loose-ip.xml": "domain-rng §6: interface user is refused for xen",
  "accept/32-many-devices.xml": "domain-rng §6: interface user is refused for xen",
  "reject/01-no-type.xml": "domain-rng §6: type is optional, xen by default",
  "reject/02-type-test.xml": "domain-rng §6: type test is added",
  "reject/04-name-dot.xml": "decisions: a name is any text without control characters and slash",
  "reject/06-name-surrounding-space.xml": "decisions: blanks around values are trimmed",
  "reject/16-no-devices.xml": "decisions: the reader needs no devices",
  "reject/19-kernel-before-type.xml": "domain-rng §6: the order in os is free",
  "reject/21-kernel-relative.xml": "domain-rng §6: paths are any text",
  "reject/22-kernel-with-space.xml": "domain-rng §6: paths are any text",
  "reject/23-root-with-dot.xml": "domain-rng §6: root is any text",
  "reject/25-boot-network.xml": "the model's boot devices: network is one",
  "reject/26-boot-as-text.xml": "decisions: boot from @dev, else from the text form",
  "reject/27-boot-twice.xml": "decisions: several boot devices are allowed",
  "reject/28-disk-shareable.xml": "domain-rng §6: shareable is added",
  "reject/30-disk-without-source.xml": "decisions: empty cdrom and floppy drives are allowed",
  "reject/31-disk-without-type.xml": "domain-rng §6: the default type is file",
  "reject/35-bridge-without-source.xml": "domain-rng §6: source is optional",
  "reject/36-ethernet-without-source.xml": "domain-rng §6: source is optional",
  "reject/39-listen-ipv6.xml": "domain-rng §6: listen is a host name or any address",
  "reject/40-vnc-without-port.xml": "domain-rng §6: port is optional",
  "reject/41-vnc-port-40000.xml": "domain-rng §6: ports go up to 65535",
  "reject/42-graphics-twice.xml": "domain-rng §6: several graphics are allowed",
  "reject/43-console-without-tty.xml": "domain-rng §6: tty is optional",
  "reject/44-on-crash-unknown.xml": "domain-rng §6: the coredump actions are known",
  "reject/45-qemu-i686.xml": "the model: arch and machine are any words",
  "reject/47-name-after-os.xml": "decisions: the order of a domain's children is free",
};

describe("our domain schema", () => {
  it("is shipped as its source says", () => {
    const schema = compileSchema(readFileSync(local("src/schema/domain.rng"), "utf8"), { url: "domain.rng" });
    expect(JSON.stringify(schema.toJSON()), "run: pnpm --filter @libvirt-ts/xml generate").toBe(
      domainSchemaJson,
    );
  });

  const documents = ["accept", "reject"].flatMap((kind) =>
    readdirSync(local(`fixtures/rng/${kind}`)).map((file) => `${kind}/${file}`),
  );

  it("has a verdict and a reason for each document that it judges differently", () => {
    expect(documents).toHaveLength(84);
    expect(Object.keys(CHANGED).filter((name) => !documents.includes(name))).toEqual([]);
  });

  it.each(documents)("judges %s as its folder and our extensions say", (name) => {
    const problems = validateDomain(readFileSync(local(`fixtures/rng/${name}`), "utf8"));
    const isAccepted = name.startsWith("accept") !== name in CHANGED;
    expect(problems.length === 0, JSON.stringify(problems, null, 1)).toBe(isAccepted);
    for (const { line, column, path } of problems) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(path).toMatch(/^\//);
    }
  });
});

describe("what our reader takes without a warning", () => {
  it.each([
    [
      "memory beyond 32 bits",
      "<domain type='xen'><name>a</name><memory>1099511627776</memory><bootloader>/b</bootloader></domain>",
    ],
    [
      "memory in another unit",
      "<domain type='xen'><name>a</name><memory unit='GiB'>4</memory><bootloader>/b</bootloader></domain>",
    ],
    ["Domain-0", "<domain type='xen' id='0'><name>Domain-0</name><memory>8388608</memory></domain>"],
    ["a test domain", "<domain type='test'><name>a</name><memory>8192</memory></domain>"],
    [
      "any text in a cmdline",
      "<domain type='test'><name>a</name><memory>8192</memory><os><type>linux</type><cmdline> a  b </cmdline></os></domain>",
    ],
  ])("%s", (_, text) => {
    expect(parseDomain(text).warnings).toEqual([]);
    expect(validateDomain(text)).toEqual([]);
  });
});
