import { actionButtons, showState } from "./actions.js";
import { h, setText } from "./dom.js";
import { Graph } from "./graph.js";
import type { Guest, Host } from "./host.js";
import { counted, measures } from "./measures.js";
import type { View } from "./view.js";

/** All domains of a host in a table, a row each that lives as long as the domain. */
export function listView(host: Host, linkTo: (uuid: string) => string): View {
  const rows = new Map<string, Row>();
  const body = h("tbody");
  const headings = ["Name", "State", ...measures.map(({ title }) => title), "Actions"];
  const table = h(
    "table",
    { "aria-label": "Domains" },
    h("thead", {}, h("tr", {}, ...headings.map((text) => h("th", { scope: "col" }, text)))),
    body,
  );
  const status = h("p", { class: "status", role: "status" });
  const update = () => {
    setText(status, host.problem ?? `${host.hostname || host.uri}: ${counted(host.guests.size, "domain")}`);
    for (const [uuid, row] of rows) {
      if (host.guests.has(uuid)) continue;
      row.element.remove();
      rows.delete(uuid);
    }
    let before: Element | null = body.firstElementChild;
    for (const [uuid, guest] of host.guests) {
      const row = rows.get(uuid) ?? new Row(host, guest, linkTo(uuid));
      rows.set(uuid, row);
      if (row.element === before) before = before.nextElementSibling;
      else body.insertBefore(row.element, before);
      row.update();
    }
  };
  return {
    element: h(
      "section",
      { class: "list" },
      h("div", { class: "title" }, status, h("a", { href: linkTo("new") }, "New domain")),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Domains" }, table),
    ),
    update,
  };
}

class Row {
  readonly element: HTMLTableRowElement;
  readonly #host: Host;
  readonly #guest: Guest;
  readonly #link: HTMLAnchorElement;
  readonly #state = h("span", { class: "state" });
  readonly #actions = h("td", { class: "actions" });
  readonly #graphs = measures.map((measure) => ({
    measure,
    graph: new Graph(measure),
    value: h("span"),
  }));
  #shown = -1;

  constructor(host: Host, guest: Guest, link: string) {
    this.#host = host;
    this.#guest = guest;
    this.#link = h("a", { href: link });
    this.element = h(
      "tr",
      {},
      h("th", { scope: "row" }, this.#link),
      h("td", {}, this.#state),
      ...this.#graphs.map(({ graph, value }) => h("td", { class: "graph" }, graph.element, value)),
      this.#actions,
    );
  }

  update(): void {
    const { id, name, state, history } = this.#guest;
    setText(this.#link, name);
    const last = history.samples.at(-1);
    for (const { measure, graph, value } of this.#graphs) {
      const { series, show } = measure;
      graph.draw(this.#guest);
      const now = last === undefined ? 0 : series.reduce((all, { of }) => all + of(last), 0);
      setText(value, id < 0 ? "" : show(now));
    }
    if (state === this.#shown) return;
    this.#shown = state;
    showState(this.#state, state);
    this.#actions.replaceChildren(...actionButtons(this.#host, this.#guest, true));
  }
}
