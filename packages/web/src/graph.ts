import { kept } from "./history.js";
import type { Guest } from "./host.js";
import type { Measure } from "./measures.js";

const svg = "http://www.w3.org/2000/svg";

/** A line graph of a measure's last samples: a path for each series, the newest at the right. */
export class Graph {
  readonly element: SVGSVGElement;
  readonly #measure: Measure;
  readonly #paths: readonly SVGPathElement[];

  constructor(measure: Measure) {
    this.#measure = measure;
    this.element = document.createElementNS(svg, "svg");
    this.element.setAttribute("viewBox", `0 0 ${kept} 100`);
    this.element.setAttribute("preserveAspectRatio", "none");
    this.element.setAttribute("aria-hidden", "true");
    this.#paths = measure.series.map(() => document.createElementNS(svg, "path"));
    this.element.append(...this.#paths);
  }

  /** Draws each series; at the top is what the measure says, or the largest value where that is more. */
  draw(guest: Guest): void {
    const { series, full } = this.#measure;
    const lines = series.map(({ of }) => guest.history.samples.map(of));
    const top = lines.reduce((most, values) => values.reduce((a, b) => Math.max(a, b), most), full(guest));
    lines.forEach((values, index) => {
      const from = kept - values.length;
      const points = values.map((value, at) => `${from + at + 1} ${(97 - (value / top) * 94).toFixed(1)}`);
      const line = points.length === 0 ? "" : `M${points.join("L")}`;
      this.#paths[index]!.setAttribute("d", line);
    });
  }
}
