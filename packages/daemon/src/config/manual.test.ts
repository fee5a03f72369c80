import { expect, test } from "vitest";
import { defaultLimits } from "../session/limits.js";
import { manualPage, usage } from "./manual.js";
import { optionRows } from "./option-table.js";

test("help and the manual page tell every option, and the page every limit", () => {
  const page = manualPage("1.2.3").replaceAll("\\-", "-");
  for (const { name } of optionRows) {
    expect(usage()).toContain(`  --${name}`);
    expect(page).toMatch(new RegExp(`^\\\\fB--${name}( .*)?\\\\fR$`, "m"));
  }
  for (const name of Object.keys(defaultLimits)) expect(page).toContain(`\\fB${name}\\fR`);
});

test("the page is roff: what begins with a dot is a macro", () => {
  const lines = manualPage("1.2.3").split("\n");
  for (const line of lines.filter((one) => /^[.']/.test(one))) expect(line).toMatch(/^\.(TH|SH|TP|PP|br)\b/);
});
