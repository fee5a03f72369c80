import { kept } from "./history.js";

const svg = "http://www.w3.org/2000/svg";

/** A line graph of the last samples: a path for each series, the newest at the right. */
export class Graph {
  readonly element: SVGSVGElement;
  readonly #paths: readonly SVGPathElement[];

  constructor(series: number) {
    this.element = document.createElementNS(svg, "svg");
    this.element.setAttribute("viewBox", `0 0 ${kept} 100`);
    this.element.setAttribute("preserveAspectRatio", "none");
    this.element.setAttribute("aria-hidden", "true");
    this.#paths = Array.from({ length: series }, () => document.createElementNS(svg, "path"));
    this.element.append(...this.#paths);
  }

  /** Draws each series; `full` is the value at the top, or the largest one where that is more. */
  draw(series: readonly (readonly number[])[], full: number): void {
    const top = series.reduce((most, values) => values.reduce((a, b) => Math.max(a, b), most), full);
    series.forEach((values, index) => {
      const from = kept - values.length;
      const points = values.map((value, at) => `${from + at + 1} ${(97 - (value / top) * 94).toFixed(1)}`);
      const line = points.length === 0 ? "" : `M${points.join("L")}`;
      this.#paths[index]!.setAttribute("d", line);
    });
  }
}
