import { describe, expect, it } from "vitest";
import { ROOT_NAMESPACES } from "../../xml/namespaces.js";
import type { Datatype, DatatypeParam } from "../datatype.js";
import { XSD_LIBRARY } from "./library.js";

function typeOf(name: string, params: Record<string, string> = {}): Datatype {
  const list: DatatypeParam[] = Object.entries(params).map(([param, value]) => ({ name: param, value }));
  const type = XSD_LIBRARY.createType(name, list);
  if (typeof type === "string") throw new Error(type);
  return type;
}

const NAMESPACES = { bindings: new Map([["p", "urn:p"]]), outer: ROOT_NAMESPACES };

describe("the types of XML Schema", () => {
  it.each<[name: string, members: string[], others: string[]]>([
    ["string", ["", " a\n"], []],
    ["token", ["", " a  b "], []],
    ["language", ["en", "de-AT", "x-klingon"], ["", "e_n", "abcdefghi"]],
    ["Name", ["a:b", "_x"], ["1a", ""]],
    ["NCName", [" a ", "é"], ["a:b", "-a"]],
    ["NMTOKEN", ["1-a.:"], ["a b", ""]],
    ["NMTOKENS", ["a  b"], [""]],
    ["IDREFS", ["a b"], ["a 1"]],
    ["QName", ["p:a", "a"], ["q:a", "p:", "a:b:c"]],
    ["anyURI", ["", "http://x/%20", "a b", "../x#y", "x:y"], ["%zz", "a#b#c", "1x:y", ":a"]],
    ["boolean", ["true", " 0 "], ["TRUE", "yes", ""]],
    ["hexBinary", ["", "0aF9"], ["0", "0g"]],
    ["base64Binary", ["", "AA==", "AAA=", "A A A A"], ["A", "AB==", "AAB=", "AA=A", "A.AA"]],
    ["decimal", ["1", "+1.", "-.5", "00.10"], ["", ".", "1e2", "+-1", "1,5"]],
    ["integer", ["-0", "00012", "9".repeat(50)], ["1.0", "", "- 1"]],
    ["nonPositiveInteger", ["0", "-1"], ["1"]],
    ["unsignedLong", ["18446744073709551615"], ["18446744073709551616", "-1"]],
    ["byte", ["-128", "127"], ["128", "-129"]],
    ["float", ["1e3", "INF", "-INF", "NaN", ".5", "5."], ["+INF", "inf", "1e", "e1", "0x1"]],
    ["duration", ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S"], ["P", "PT", "P1YT", "1Y", "P-1Y", "P1S"]],
    [
      "dateTime",
      ["2000-02-29T23:59:59.999Z", "2000-01-01T24:00:00", "-0001-01-01T00:00:00+14:00"],
      [
        "2001-02-29T00:00:00",
        "2000-01-01",
        "2000-01-01T24:00:01",
        "0000-01-01T00:00:00",
        "2000-01-01T00:00:00+14:01",
      ],
    ],
    ["date", ["2024-02-29", "12024-01-01"], ["2023-02-29", "2024-2-1", "24-01-01", "2024-13-01"]],
    ["time", ["00:00:00", "24:00:00Z"], ["24:00:01", "1:00:00", "00:60:00"]],
    ["gYearMonth", ["2024-01"], ["2024-00", "2024"]],
    ["gYear", ["2024", "-0044"], ["0000", "24", "02024"]],
    ["gMonthDay", ["--02-29"], ["--02-30", "02-29"]],
    ["gDay", ["---31"], ["---32", "31"]],
    ["gMonth", ["--12", "--01Z"], ["--13", "--1"]],
  ])("%s", (name, members, others) => {
    const type = typeOf(name);
    for (const text of members) expect([text, type.allows(text, NAMESPACES)]).toEqual([text, true]);
    for (const text of others) expect([text, type.allows(text, NAMESPACES)]).toEqual([text, false]);
  });

  it.each<[name: string, one: string, other: string, equal: boolean]>([
    ["decimal", "1.0", "+01", true],
    ["decimal", "-0", "0", true],
    ["float", "16777216", "16777217", true],
    ["double", "16777216", "16777217", false],
    ["boolean", "1", "true", true],
    ["hexBinary", "0a", "0A", true],
    ["base64Binary", "AA ==", "AA==", true],
    ["dateTime", "2000-01-01T00:00:00+01:00", "1999-12-31T23:00:00Z", true],
    ["dateTime", "2000-01-01T00:00:00", "2000-01-01T00:00:00Z", false],
    ["time", "12:00:00.500", "12:00:00.5", true],
    ["duration", "P1Y", "P12M", true],
    ["duration", "P1D", "PT24H", true],
    ["duration", "P1M", "P30D", false],
    ["token", " a  b", "a b", true],
    ["string", " a", "a", false],
    ["anyURI", "http://a/", "HTTP://a/", false],
  ])("%s: %s and %s", (name, one, other, equal) => {
    const type = typeOf(name);
    expect(type.valueOf(one, NAMESPACES) === type.valueOf(other, NAMESPACES)).toBe(equal);
  });
});

describe("facets", () => {
  it.each<[name: string, params: Record<string, string>, members: string[], others: string[]]>([
    ["string", { length: "2" }, ["ab", "😀😀"], ["a", "abc"]],
    ["token", { minLength: "1" }, [" a "], ["  "]],
    ["NMTOKENS", { maxLength: "2" }, ["a b"], ["a b c"]],
    ["hexBinary", { length: "2" }, ["00ff"], ["00"]],
    ["base64Binary", { length: "1" }, ["AA=="], ["AAA="]],
    ["decimal", { totalDigits: "3", fractionDigits: "1" }, ["12.3", "0012.30"], ["123.4", "1.23"]],
    ["decimal", { minExclusive: "-1.5", maxInclusive: "10" }, ["-1.4", "10.0"], ["-1.5", "10.01"]],
    ["integer", { minInclusive: "4096", pattern: "[0-9]+" }, [" 4096 "], ["+4096", "4095"]],
    ["double", { maxExclusive: "INF" }, ["1e300"], ["INF", "NaN"]],
    [
      "dateTime",
      { minInclusive: "2000-01-01T00:00:00Z" },
      ["2000-01-01T00:00:00Z", "2000-01-02T00:00:00"],
      ["1999-12-31T23:59:59Z", "2000-01-01T00:00:00"],
    ],
    ["duration", { maxExclusive: "P1M" }, ["P27D"], ["P31D", "P28D", "P1M"]],
    ["time", { minInclusive: "12:00:00" }, ["12:00:00", "13:00:00"], ["11:59:59.9"]],
  ])("%s %j", (name, params, members, others) => {
    const type = typeOf(name, params);
    for (const text of members) expect([text, type.allows(text, NAMESPACES)]).toEqual([text, true]);
    for (const text of others) expect([text, type.allows(text, NAMESPACES)]).toEqual([text, false]);
  });

  it.each<[name: string, param: string, value: string]>([
    ["string", "minInclusive", "1"],
    ["string", "enumeration", "a"],
    ["string", "whiteSpace", "collapse"],
    ["boolean", "length", "1"],
    ["int", "length", "1"],
    ["int", "minInclusive", "x"],
    ["int", "maxInclusive", "2147483648"],
    ["string", "length", "-1"],
    ["string", "pattern", "("],
    ["decimal", "totalDigits", "0"],
    ["nothing", "pattern", "a"],
  ])("%s has no %s=%s", (name, param, value) => {
    expect(XSD_LIBRARY.createType(name, [{ name: param, value }])).toBeTypeOf("string");
  });
});
