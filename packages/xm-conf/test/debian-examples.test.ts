import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { diffDomain, formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, test } from "vitest";
import { confToDomain, domainToConf } from "../src/domain/index.js";
import { ConfError, parse } from "../src/index.js";

/** Debian's package xen-utils-common, unpacked by the testkit's fetch-xen-tools.mjs. Its files may not be copied here. */
const unpacked =
  process.env.LIBVIRT_TS_XEN_TOOLS ??
  fileURLToPath(new URL("../../testkit/build/xen-tools", import.meta.url));
const folder = join(unpacked, "etc/xen");
const present = existsSync(join(folder, "xlexample.hvm"));
if (!present) {
  console.warn(
    `skipped: ${folder} is not there; node packages/testkit/scripts/fetch-xen-tools.mjs xen-utils-common`,
  );
}

const examples = present ? readdirSync(folder).filter((name) => name.startsWith("xlexample.")) : [];
const read = (name: string) => readFileSync(join(folder, name), "utf8");

describe.skipIf(!present)("the files that Debian ships with Xen", () => {
  test("there are examples of every type of guest", () => {
    expect(examples.sort()).toEqual(["xlexample.hvm", "xlexample.pvhlinux", "xlexample.pvlinux"]);
  });

  test.each(examples)("%s becomes XML that our schema accepts, and comes back", (name) => {
    const text = read(name);
    const document = parse(text);
    expect(document.format()).toBe(text);
    const { domain, warnings } = confToDomain(document, "xl");
    expect(warnings).toEqual([]);
    const xml = formatDomain(domain);
    expect(validateDomain(xml)).toEqual([]);
    const again = parseDomain(xml).domain;
    expect(diffDomain(domain, again)).toEqual([]);
    expect(domainToConf(again, "xl", { base: document }).document.format()).toBe(text);
    const fresh = domainToConf(again, "xl", { strict: true }).document.format();
    expect(confToDomain(parse(fresh), "xl").domain).toEqual(domain);
  });

  test.each(examples)(
    "%s: one key that changes, by itself or through the domain, changes one line",
    (name) => {
      const text = read(name);
      const changed = text.replace(/^memory = \d+$/m, "memory = 1000");
      const document = parse(text);
      document.set("memory", 1000);
      expect(document.format()).toBe(changed);
      const { domain } = confToDomain(parse(text), "xl");
      const memory = { value: 1_024_000 };
      const { document: updated } = domainToConf({ ...domain, memory, currentMemory: memory }, "xl", {
        base: parse(text),
      });
      expect(updated.format()).toBe(changed);
    },
  );

  test("xl's own configuration is read too, that of the other daemons is told apart", () => {
    const text = read("xl.conf");
    expect(parse(text).format()).toBe(text);
    // All its settings, which it ships as comments.
    const settings = text.replace(/^#(?=[a-z_.]+=)/gm, "");
    expect(parse(settings).get("vif.default.bridge")).toBe("xenbr0");
    expect(() => parse(read("oxenstored.conf"))).toThrow(ConfError);
  });
});
