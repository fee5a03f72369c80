/** A page of a browser, as Playwright has it. */
interface ScriptedPage {
  evaluate<T>(script: string): Promise<T>;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What a screen reader, a keyboard and weak eyes would stumble over on a page as it is shown now, by the rules of axe, whose
 * script is given.
 */
export async function accessibilityFindings(page: ScriptedPage, axe: string): Promise<string[]> {
  const contrast = await contrastFindings(page, axe);
  const others = '{ resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } }';
  return [...contrast, ...(await findings(page, `axe.run(${others})`))];
}

/**
 * What of a page cannot be read for its colours. Asked is one text of every look that the document has not shown before: axe
 * takes milliseconds for each text, and a page of thousands has few looks.
 */
export async function contrastFindings(page: ScriptedPage, axe: string): Promise<string[]> {
  await page.evaluate(`if (window.axe === undefined) {${axe}}`);
  if ((await page.evaluate<number>(MARK_NEW_LOOKS)) === 0) return [];
  const options = '{ resultTypes: ["violations"], runOnly: ["color-contrast"] }';
  return findings(page, `axe.run({ include: [["[data-new-look]"]] }, ${options})`);
}

/** Marks one element of every look whose text is shown for the first time; is their number. */
const MARK_NEW_LOOKS = `(() => {
  const known = (window.knownLooks ??= new Set());
  let marked = 0;
  const isClear = ({ backgroundColor, backgroundImage }) =>
    backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none";
  const visit = (element, behind) => {
    element.removeAttribute("data-new-look");
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const layer = isClear(style) ? "" : style.backgroundColor + style.backgroundImage;
    const back = behind + layer + (style.opacity === "1" ? "" : style.opacity);
    const look = [back, style.color, style.fontSize, style.fontWeight].join(" ");
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (hasText && !known.has(look)) {
      known.add(look);
      element.setAttribute("data-new-look", "");
      marked += 1;
    }
    for (const child of element.children) visit(child, back);
  };
  visit(document.body, "");
  return marked;
})()`;

async function findings(page: ScriptedPage, run: string): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(run);
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(" | ")}`,
  );
}
