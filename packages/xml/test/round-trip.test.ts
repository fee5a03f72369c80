import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DomainDescription,
  formatDevice,
  formatDomain,
  parseDevice,
  parseDomain,
  XmlError,
} from "../src/index.js";
import { validateDomain } from "../src/schema/validate-domain.js";
import { deviceArbitrary, domainArbitrary } from "./arbitraries.js";
import { documentArbitrary } from "./documents.js";

const secure = { secure: true };

/** The domain of a document; none when it is refused. */
function accept(document: string): DomainDescription | undefined {
  try {
    return parseDomain(document).domain;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

/** UTF-16, big-endian, with a byte order mark. */
function utf16(text: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  view.setUint16(0, 0xfeff);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i + 2, text.charCodeAt(i));
  return new Uint8Array(view.buffer);
}

describe("what is written can be read", () => {
  it("reads the same domain", () => {
    fc.assert(
      fc.property(domainArbitrary, fc.nat({ max: 4 }), (domain, indent) => {
        expect(parseDomain(formatDomain(domain, { secure: true, indent })).domain).toEqual(domain);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads the same domain from UTF-16 and UTF-8 bytes", () => {
    fc.assert(
      fc.property(domainArbitrary, (domain) => {
        const text = formatDomain(domain, secure);
        expect(parseDomain(utf16(text)).domain).toEqual(domain);
        expect(parseDomain(new TextEncoder().encode(text)).domain).toEqual(domain);
      }),
      { numRuns: 200 },
    );
  });

  it("reads the same device", () => {
    fc.assert(
      fc.property(deviceArbitrary, (device) => {
        expect(parseDevice(formatDevice(device, secure)).device).toEqual(device);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads the same from what it wrote, whatever document came first", () => {
    let accepted = 0;
    fc.assert(
      fc.property(documentArbitrary, (document) => {
        const domain = accept(document);
        if (domain === undefined) return;
        accepted += 1;
        const text = formatDomain(domain, secure);
        expect(parseDomain(text).domain).toEqual(domain);
        expect(formatDomain(parseDomain(text).domain, secure)).toBe(text);
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it("satisfies our schema, where nothing is unknown and the reader does not warn", () => {
    let judged = 0;
    fc.assert(
      fc.property(domainArbitrary, (domain) => {
        const known = JSON.parse(
          JSON.stringify(domain, (key, value) => (key === "unknown" ? undefined : value)),
        );
        const text = formatDomain(known, secure);
        if (parseDomain(text).warnings.length > 0) return;
        judged += 1;
        expect(validateDomain(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(judged).toBeGreaterThan(50);
  });

  it("writes the same text again", () => {
    fc.assert(
      fc.property(domainArbitrary, (domain) => {
        const text = formatDomain(domain, secure);
        expect(formatDomain(parseDomain(text).domain, secure)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
