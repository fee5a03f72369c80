import { type Domain, diffDomain, formatDomain, type Os, parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { confToDomain, domainToConf } from "../src/domain/index.js";
import { ConfError, parse } from "../src/index.js";
import { expressibleDomain } from "./arbitrary.js";

/** `LIBVIRT_TS_LONG=1` draws many more. */
const effort = inject("isLongRun") ? 50 : 1;

describe.each([
  { dialect: "xm-3", domains: expressibleDomain(false) },
  { dialect: "xl", domains: expressibleDomain(true) },
] as const)("$dialect", ({ dialect, domains }) => {
  test("a domain is what it was, through the text of its file and through XML", () => {
    fc.assert(
      fc.property(domains, (domain) => {
        const { document, warnings } = domainToConf(domain, dialect, { strict: true });
        expect(warnings).toEqual([]);
        const again = confToDomain(parse(document.format()), dialect, { strict: true }).domain;
        expect(again).toEqual(domain);
        expect(diffDomain(parseDomain(formatDomain(again, { secure: true })).domain, domain)).toEqual([]);
      }),
      { numRuns: 150 * effort },
    );
  });

  test("a file that becomes another domain says that domain, whatever it said before", () => {
    fc.assert(
      fc.property(domains, domains, (before, after) => {
        const base = parse(`# mine\n${domainToConf(before, dialect).document.format()}usb = 1 # kept\n`);
        const text = base.format();
        const { document } = domainToConf(after, dialect, { base });
        expect(base.format()).toBe(text);
        const again = parse(document.format());
        expect(confToDomain(again, dialect).domain).toEqual(after);
        expect(document.format()).toMatch(/^# mine\n/);
        expect(document.format()).toContain("usb = 1 # kept\n");
      }),
      { numRuns: 150 * effort },
    );
  });

  test("an update to the same domain changes no byte", () => {
    fc.assert(
      fc.property(domains, (domain) => {
        const base = domainToConf(domain, dialect).document;
        expect(domainToConf(domain, dialect, { base }).document.format()).toBe(base.format());
      }),
    );
  });

  test("any values of the known keys give a domain or a ConfError", () => {
    const keys = [
      "name",
      "uuid",
      "memory",
      "maxmem",
      "vcpus",
      "maxvcpus",
      "builder",
      "type",
      "kernel",
      "boot",
      "disk",
      "vif",
      "vfb",
      "vnc",
    ];
    const text = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        "phy:/a,xvda,w",
        ",hdc:cdrom,r",
        "mac=x",
        "vnc=1,vncdisplay=x",
        "hvm",
        "",
        ",,,",
        "=",
        "target=",
      ),
    );
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(fc.oneof(text, fc.integer()), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (values) => {
        const document = parse('name = "x"\n');
        for (const [key, each] of Object.entries(values)) document.set(key, each);
        try {
          confToDomain(document, dialect);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfError);
        }
      }),
      { numRuns: 1000 * effort },
    );
  });
});

test("keys that meant nothing to a paravirtual guest mean nothing once it is fully virtualised", () => {
  const base = parse('name = "x"\nkernel = "/k"\nfda = "/floppy"\nserial = "pty"\nboot = "d"\n');
  const { domain } = confToDomain(base, "xm-3");
  const os: Os = { type: { value: "hvm" }, loader: { value: "/l" }, boot: [{ dev: "hd" }] };
  const now: Domain = { ...domain, os, devices: {} };
  const { document } = domainToConf(now, "xm-3", { base });
  expect(confToDomain(document, "xm-3").domain).toEqual(now);
});

test("entries of a list that are no devices to us stay where they were", () => {
  const base = parse(`name = "x"\ndisk = [ 'odd', 'phy:/a,xvda, w', 7, 'phy:/b,xvdb,w', 'odd too' ]\n`);
  const { domain } = confToDomain(base, "xm-3");
  const [first] = domain.devices!.disk!;
  const devices = { ...domain.devices, disk: [first!, { ...first!, target: { dev: "xvdc" } }] };
  const { document } = domainToConf({ ...domain, devices }, "xm-3", { base });
  expect(document.get("disk")).toEqual(["odd", "phy:/a,xvda, w", 7, "phy:/a,xvdc,w", "odd too"]);
});
