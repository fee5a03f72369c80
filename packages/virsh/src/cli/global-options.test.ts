import { describe, expect, it } from "vitest";
import { Failure } from "./failure.js";
import { parseGlobalOptions } from "./global-options.js";

const parse = (line: string, env: Record<string, string> = {}) =>
  parseGlobalOptions(line.split(" ").filter(Boolean), env);

describe("parseGlobalOptions", () => {
  it.each([
    "-c URI list",
    "-cURI list",
    "--connect URI list",
    "--connect=URI list",
    "--conn=URI list",
    "--conn URI list",
  ])("%s", (line) => {
    expect(parse(line)).toMatchObject({ uri: "URI", words: ["list"] });
  });

  it("lets no flag swallow the command", () => {
    expect(parse("-q list --all")).toMatchObject({ quiet: true, words: ["list", "--all"] });
    expect(parse("-qtr -d5 list")).toMatchObject({
      quiet: true,
      timing: true,
      readOnly: true,
      debug: 5,
      words: ["list"],
    });
    expect(parse("--help list")).toMatchObject({ show: "help", words: ["list"] });
  });

  it("reads how a silent daemon is found out, as C does", () => {
    expect(parse("list").keepalive).toBeUndefined();
    expect(parse("-k 1 -K2 list").keepalive).toEqual({ interval: 1000, count: 2 });
    expect(parse("--keepalive-interval=0 list").keepalive).toEqual({ interval: 0 });
    expect(parse("-k -1 --no-pkttyagent list").keepalive).toBeUndefined();
    expect(() => parse("-k often list")).toThrow(Failure);
  });

  it("ends at a double dash, and leaves a command's options alone", () => {
    expect(parse("-q -- list -q").words).toEqual(["list", "-q"]);
    expect(parse("list -q --connect X")).toMatchObject({
      quiet: false,
      words: ["list", "-q", "--connect", "X"],
    });
    expect(parse("- x").words).toEqual(["-", "x"]);
  });

  it("prefers the option, then VIRSH_DEFAULT_CONNECT_URI even if empty, then LIBVIRT_DEFAULT_URI", () => {
    expect(parse("-c A", { VIRSH_DEFAULT_CONNECT_URI: "B" }).uri).toBe("A");
    expect(parse("", { VIRSH_DEFAULT_CONNECT_URI: "", LIBVIRT_DEFAULT_URI: "C" }).uri).toBe("");
    expect(parse("", { LIBVIRT_DEFAULT_URI: "C" }).uri).toBe("C");
    expect(parse("", { LIBVIRT_DEFAULT_URI: "" }).uri).toBeUndefined();
  });

  it("takes debug level and log file from the environment, too", () => {
    expect(parse("", { VIRSH_DEBUG: "3", VIRSH_LOG_FILE: "l" })).toMatchObject({ debug: 3, log: "l" });
    expect(parse("", { VIRSH_DEBUG: "loud" }).debug).toBe(0);
  });

  it.each([
    ["-v", "version"],
    ["-V", "version-long"],
    ["--version", "version"],
    ["--version=long", "version-long"],
    ["--version=short", "version"],
    ["-h", "help"],
    ["--completion bash", "completion"],
  ])("%s shows %s", (line, show) => {
    expect(parse(line).show).toBe(show);
  });

  it.each([
    ["", "\x1d"],
    ["-e ^A", "\x01"],
    ["-e ^[", "\x1b"],
    ["-e ^?", "\x7f"],
    ["-e x", "x"],
  ])("escape character of %j", (line, character) => {
    expect(parse(line).escape).toBe(character);
  });

  it.each([
    "-x",
    "--bogus",
    "-c",
    "--connect",
    "--quiet=1",
    "-d 9",
    "-d x",
    "--version=wide",
    "-e abc",
    "--co X",
    "--=x",
    "-qx",
  ])("refuses %s", (line) => {
    expect(() => parse(line)).toThrow(Failure);
  });
});
