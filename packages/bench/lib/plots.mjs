/** Plots as SVG: bars of ratios around 1, lines of growth. They are read by eye, so positions have a tenth of a pixel. */

const width = 860;
const colours = ["#1f6f8b", "#b5542b", "#4c8c4a", "#7a5195", "#a17c1a", "#555555"];
const better = "#4c8c4a";
const worse = "#b5542b";

const escaped = (text) =>
  text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char]);
const at = (value) => Number(value.toFixed(1));
const text = (x, y, content, more = "") =>
  `<text x="${at(x)}" y="${at(y)}"${more}>${escaped(content)}</text>`;
const line = (x1, y1, x2, y2, stroke) =>
  `<path d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}" stroke="${stroke}" fill="none"/>`;

function svg(height, title, parts) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(10, 20, title, ' font-size="15" font-weight="bold"'),
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/** How many times as fast as its rival each is, on a scale on which twice and half are as far from 1. */
export function barPlot(title, bars) {
  const [left, right, row] = [480, width - 60, 20];
  const logs = bars.map(({ ratio }) => Math.log2(ratio));
  const low = Math.min(-0.5, ...logs);
  const high = Math.max(0.5, ...logs);
  const x = (log) => left + ((log - low) / (high - low)) * (right - left);
  const bottom = 40 + row * bars.length;
  const parts = bars.flatMap(({ name, ratio, label }, i) => {
    const y = 40 + row * i;
    const [from, to] = [x(0), x(Math.log2(ratio))];
    return [
      text(left - 10, y + 13, name, ' text-anchor="end"'),
      `<rect x="${at(Math.min(from, to))}" y="${y + 3}" width="${at(Math.abs(to - from))}" height="13" fill="${ratio >= 1 ? better : worse}"/>`,
      text(Math.max(from, to) + 5, y + 13, label),
    ];
  });
  return svg(bottom + 24, title, [
    ...parts,
    line(x(0), 34, x(0), bottom + 4, "#333333"),
    text(x(0), bottom + 18, "as fast", ' text-anchor="middle"'),
  ]);
}

/** What one thing costs by how many there are, both on scales on which ten times is always as far. */
export function linePlot(title, unit, series) {
  const [left, right, top, bottom] = [70, 600, 50, 330];
  const points = series.flatMap((one) => one.points);
  const scale = (values, from, to) => {
    const [low, high] = [
      Math.floor(Math.log10(Math.min(...values))),
      Math.max(Math.ceil(Math.log10(Math.max(...values))), Math.floor(Math.log10(Math.min(...values))) + 1),
    ];
    return {
      ticks: Array.from({ length: high - low + 1 }, (_, i) => low + i),
      of: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    };
  };
  const x = scale(
    points.map(([size]) => size),
    left,
    right,
  );
  const y = scale(
    points.map(([, value]) => value),
    bottom,
    top,
  );
  const number = (power) => (10 ** power).toLocaleString("en");
  return svg(370, title, [
    ...x.ticks.flatMap((power) => [
      line(x.of(10 ** power), top, x.of(10 ** power), bottom, "#dddddd"),
      text(x.of(10 ** power), bottom + 18, number(power), ' text-anchor="middle"'),
    ]),
    ...y.ticks.flatMap((power) => [
      line(left, y.of(10 ** power), right, y.of(10 ** power), "#dddddd"),
      text(left - 8, y.of(10 ** power) + 4, number(power), ' text-anchor="end"'),
    ]),
    text(left, top - 10, unit),
    text((left + right) / 2, bottom + 34, "domains", ' text-anchor="middle"'),
    ...series.flatMap((one, i) => {
      const colour = colours[i % colours.length];
      const path = one.points.map(([size, value]) => `${at(x.of(size))} ${at(y.of(value))}`).join("L");
      return [
        `<path d="M${path}" stroke="${colour}" stroke-width="2" fill="none"/>`,
        line(right + 20, top + 20 * i, right + 44, top + 20 * i, colour),
        text(right + 50, top + 4 + 20 * i, one.name),
      ];
    }),
  ]);
}
