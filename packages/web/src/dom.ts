type Handler = (event: Event) => unknown;
type Props = Readonly<Record<string, string | number | boolean | undefined | Handler>>;
type Child = Node | string | undefined;

/** Makes an element: `on…` are listeners, everything else attributes; `false` and `undefined` are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button whose work can fail: it cannot be pressed again meanwhile, and what fails is told. */
export function button(label: string, work: () => unknown, props: Props = {}): HTMLButtonElement {
  const made = h("button", { type: "button", ...props }, label);
  made.addEventListener("click", async () => {
    made.disabled = true;
    await attempt(work);
    made.disabled = false;
  });
  return made;
}

/** A button for one of several things, named by `of` as well; what has a warning is done by who agrees to that. */
export function buttonOf(
  of: string,
  label: string,
  work: () => unknown,
  warning?: string,
): HTMLButtonElement {
  const asked = () => (warning === undefined || confirm(warning) ? work() : undefined);
  return button(label, asked, { "aria-label": `${label} ${of}` });
}

/** Does something; what fails is told in the page. */
export async function attempt(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    tell(error);
  }
}

/** Tells what failed, until somebody has read it. */
export function tell(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const line: HTMLElement = h(
    "p",
    {},
    text,
    button("Close", () => line.remove()),
  );
  const problems = document.getElementById("problems")!;
  problems.append(line);
  while (problems.childElementCount > 3) problems.firstElementChild!.remove();
}

/** Changes a text only where it is another one: what somebody has selected stays so. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Resolves when somebody sees the page; at once where that is so. */
export async function whenSeen(): Promise<void> {
  while (document.hidden)
    await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
}
