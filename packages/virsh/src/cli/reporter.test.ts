import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/core";
import { expect, it } from "vitest";
import { createTranslator } from "../i18n/message.js";
import { Output } from "../output/output.js";
import { Style } from "../output/style.js";
import { Reporter } from "./reporter.js";

it.each([
  ["an error", ErrorNumber.INTERNAL_ERROR, ErrorLevel.ERROR, true],
  ["a warning", ErrorNumber.OPERATION_FAILED, ErrorLevel.WARNING, true],
  ["a warning of what went well", ErrorNumber.OK, ErrorLevel.WARNING, true],
  ["no error at all", ErrorNumber.OK, ErrorLevel.NONE, false],
  ["what every host without Xen says", ErrorNumber.NO_XEN, ErrorLevel.ERROR, false],
  ["what who aborts knows", ErrorNumber.OPERATION_ABORTED, ErrorLevel.ERROR, false],
])("of the library's errors, %s", (_, code, level, isTold) => {
  const told: string[] = [];
  const reporter = new Reporter({
    out: new Output({ write: () => {} }),
    err: { write: (text) => told.push(text) },
    style: () => new Style(false),
    translator: createTranslator(),
    debug: 0,
    classic: true,
  });
  reporter.library(
    new LibvirtError({ code, level, domain: ErrorDomain.LIBXL, info: "save", detail: "it is done" }),
  );
  expect(told.join("")).toEqual(isTold ? expect.stringMatching(/^libvir: .*it is done\n$/) : "");
});
