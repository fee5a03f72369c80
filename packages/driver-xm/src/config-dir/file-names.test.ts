import { expect, test } from "vitest";
import { fileNameProblem, isForeignName } from "./file-names.js";

test.each([".x", "#x#", "x~", "xend-config.sxp", "xend-config.sxp.bak", "xmexample.hvm", "xl.conf"])(
  "%s is no domain",
  (file) => {
    expect(isForeignName(file)).toBe(true);
    expect(fileNameProblem(file)).toBeDefined();
  },
);

test.each(["web1", "a b", "x.cfg", "xm", "ünï", "$(reboot)", "~x", "x".repeat(255)])("%s is one", (file) => {
  expect(isForeignName(file)).toBe(false);
  expect(fileNameProblem(file)).toBeUndefined();
});

test.each([
  ["a/b", /elsewhere/],
  ["..", /begin with \./],
  ["../x", /elsewhere/],
  ["x\0", /elsewhere/],
  ["-rf", /begin with -/],
  ["auto", /a folder of this name/],
  ["ü".repeat(128), /255 bytes/],
])("%j cannot be a file's name", (name, reason) => {
  expect(fileNameProblem(name)).toMatch(reason);
});
