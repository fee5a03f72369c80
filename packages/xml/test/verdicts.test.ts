import { describe, expect, it } from "vitest";
import { formatDevice, formatDomain, parseDevice, parseDomain, XmlError } from "../src/index.js";
import { fixture, fixturesIn } from "./fixtures.js";

/** The reviewed list: every example document, what the reader says of it, and why that is right. */
const verdicts = fixture("verdicts.tsv")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [document = "", verdict = "", problems = "", why = ""] = line.split("\t");
    return { document, verdict, problems, why };
  });

const isDevice = (document: string) => document.startsWith("map/device/");

function verdictOf(document: string): { verdict: string; problems: string } {
  const list = (problems: readonly { id: string; path?: string }[]) =>
    problems.map(({ id, path }) => `${id} ${path}`).join(", ");
  const text = fixture(document);
  try {
    const { warnings } = isDevice(document) ? parseDevice(text) : parseDomain(text);
    return { verdict: warnings.length > 0 ? "warning" : "accepted", problems: list(warnings) };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { verdict: "refused", problems: list(error.problems) };
  }
}

describe("the reader's verdicts", () => {
  it("covers every example document", () => {
    const folders = ["page", "rng/accept", "rng/reject"];
    const maps = ["xml2sexpr", "xml2xm", "xm2xml", "sexpr2xml", "device"].map((name) => `map/${name}`);
    const documents = [...folders, ...maps].flatMap(fixturesIn);
    expect(verdicts.map(({ document }) => document)).toEqual(documents);
  });

  it("has a reason for every document that the schema rejects and for every problem", () => {
    const questionable = verdicts.filter(
      ({ document, verdict }) => document.startsWith("rng/reject/") || verdict !== "accepted",
    );
    expect(questionable.filter(({ why }) => why === "")).toEqual([]);
  });

  it.each(verdicts)("$document: $verdict", ({ document, verdict, problems }) => {
    expect(verdictOf(document)).toEqual({ verdict, problems });
  });
});

describe("reading and writing back", () => {
  const readable = verdicts.filter(({ verdict }) => verdict !== "refused").map(({ document }) => document);

  it.each(readable.filter((document) => !isDevice(document)))("loses nothing of %s", (document) => {
    const { domain } = parseDomain(fixture(document));
    const text = formatDomain(domain, { secure: true });
    expect(parseDomain(text).domain).toEqual(domain);
    expect(formatDomain(parseDomain(text).domain, { secure: true })).toBe(text);
  });

  it.each(readable.filter(isDevice))("loses nothing of %s", (document) => {
    const { device } = parseDevice(fixture(document));
    const text = formatDevice(device, { secure: true });
    expect(parseDevice(text).device).toEqual(device);
  });
});
