import { expect, it } from "vitest";
import { exampleDocuments } from "../../scripts/examples.mjs";
import { anyKinds } from "./kinds.js";

it.each(exampleDocuments())("the example $path is understood whole, and valid", ({ folder, text }) => {
  const { read, validate } = anyKinds.get(folder)!;
  expect(read(text).warnings).toEqual([]);
  expect(validate(text)).toEqual([]);
});
