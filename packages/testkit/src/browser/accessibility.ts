/** A page of a browser, as Playwright has it. */
interface ScriptedPage {
  evaluate<T>(script: string): Promise<T>;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What a screen reader and a keyboard would stumble over on a page, by the rules of axe, whose script is given. */
export async function accessibilityFindings(page: ScriptedPage, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>("axe.run()");
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(" | ")}`,
  );
}
