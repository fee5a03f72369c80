import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { bench, describe } from "vitest";
import { type DomainDescription, parseDomain } from "../src/index.js";
import { fixture } from "../test/fixtures.js";

/** Bytes of heap that one parsed domain keeps. */
function bytesPerDomain(text: string): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const domains: DomainDescription[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 5000; i++) domains.push(parseDomain(text).domain);
  collect();
  return (process.memoryUsage().heapUsed - before) / domains.length;
}

describe("a thousand domains that are kept", () => {
  const text = fixture("page/fv0.xml");
  bench("parseDomain", () => {
    Array.from({ length: 1000 }, () => parseDomain(text).domain);
  });
});

for (const document of ["page/fc4.xml", "page/fv0.xml", "today/kvm-spice.xml"]) {
  const text = fixture(document);
  const bytes = Math.round(bytesPerDomain(text));
  console.info(`memory: ${bytes} bytes for a domain parsed from ${document} (${text.length} characters)`);
}
