import { ErrorNumber } from "@libvirt-ts/driver";
import { expect, test } from "vitest";
import { codeOf, complaints, lastLine } from "./errors.js";

const save = `Saving to /root/lx.save new xl format (info 0x3/0x0/1160)
xc: info: Saving domain 25, type x86 PV
${Array.from({ length: 12 }, (_, part) => `xc: progress: Frames: ${part * 2048}/24576`).join("\n")}
xc: error: Failed to write page data to stream (28 = No space left on device): Internal error
libxl: error: libxl_stream_write.c:347:libxl__xc_domain_save_done: Domain 25:saving domain: Invalid argument
`;

test("what xl tells of its progress hides no complaint", () => {
  expect(complaints(save)).toMatch(/^xc: error: Failed to write page data.*; libxl: error: [^;]*$/);
  expect(lastLine(save.slice(0, save.indexOf("xc: error")))).toBe("xc: progress: Frames: 22528/24576");
});

test("a first complaint behind progress tells that there is no such domain", () => {
  expect(codeOf("xc: progress: Frames: 0/1\nError: Domain '7' does not exist.\n")).toBe(
    ErrorNumber.NO_DOMAIN,
  );
});
