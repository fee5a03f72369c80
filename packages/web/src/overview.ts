import { h, setText } from "./dom.js";
import { Graph } from "./graph.js";
import type { Guest, Host } from "./host.js";
import { bytes, counted, measures } from "./measures.js";
import type { View } from "./view.js";

/** What a guest is and does: its graphs, large. */
export function overviewView(_host: Host, guest: Guest): View {
  const parts = measures.map((measure) => {
    const graph = new Graph(measure);
    const values = measure.series.map(() => h("span"));
    return { measure, graph, values };
  });
  const facts = h("p", { class: "status" });
  return {
    element: h(
      "section",
      { "aria-label": "Overview" },
      facts,
      h(
        "div",
        { class: "graphs" },
        ...parts.map(({ measure, graph, values }) =>
          h("figure", {}, h("figcaption", {}, h("h3", {}, measure.title), ...values), graph.element),
        ),
      ),
    ),
    update() {
      const { stats, id, history } = guest;
      setText(
        facts,
        [
          id < 0 ? "off" : `id ${id}`,
          counted(stats.vcpu?.current ?? stats.vcpu?.maximum ?? 0, "vcpu"),
          `${bytes((stats.balloon?.maximum ?? 0) * 1024)} of memory`,
          counted(stats.block?.length ?? 0, "disk"),
          counted(stats.net?.length ?? 0, "network card"),
        ].join(", "),
      );
      const last = history.samples.at(-1);
      for (const { measure, graph, values } of parts) {
        const { series, show } = measure;
        graph.draw(guest);
        series.forEach(({ title, of }, index) => {
          setText(values[index]!, `${title}: ${show(last === undefined ? 0 : of(last))}`);
        });
      }
    },
  };
}
