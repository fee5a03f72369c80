import { expect, it } from "vitest";
import { versionNumber, versionText } from "./version.js";

it("numbers versions as libvirt does, and back", () => {
  expect(versionNumber("0.1.11")).toBe(1011);
  expect(versionNumber("4.17.7-pre")).toBe(4_017_007);
  expect(versionNumber("3")).toBe(3_000_000);
  expect(versionText(4_017_007)).toBe("4.17.7");
});
