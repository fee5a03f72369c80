/** What a scrape reads, as lines of Prometheus' text format. */
export interface Family {
  lines(): string[];
}

type Labels = Readonly<Record<string, string>>;

const written = (labels: Labels) => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
};

const escaped = (value: string) =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

/** The two lines that a family begins with. */
export const head = (name: string, type: "counter" | "gauge" | "histogram", help: string) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

export const sample = (name: string, labels: Labels, value: number) => `${name}${written(labels)} ${value}`;

/** A number for each value of one label, of which there is a set that is known beforehand. */
export class Numbers implements Family {
  readonly #head: readonly string[];
  readonly #values = new Map<string, number>();

  constructor(
    readonly name: string,
    type: "counter" | "gauge",
    help: string,
    readonly label: string,
  ) {
    this.#head = head(name, type, help);
  }

  add(value: string, amount = 1): void {
    this.#values.set(value, (this.#values.get(value) ?? 0) + amount);
  }

  lines(): string[] {
    const samples = [...this.#values].map(([value, count]) =>
      sample(this.name, { [this.label]: value }, count),
    );
    return [...this.#head, ...samples];
  }
}

/** Seconds. */
const bounds = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30];

/** How long something takes, for each value of one label, of which there is a set that is known beforehand. */
export class Durations implements Family {
  readonly #head: readonly string[];
  readonly #series = new Map<string, { readonly counts: number[]; sum: number }>();

  constructor(
    readonly name: string,
    help: string,
    readonly label: string,
  ) {
    this.#head = head(name, "histogram", help);
  }

  observe(value: string, seconds: number): void {
    let series = this.#series.get(value);
    if (series === undefined) {
      series = { counts: new Array(bounds.length + 1).fill(0), sum: 0 };
      this.#series.set(value, series);
    }
    series.sum += seconds;
    let bucket = 0;
    while (bucket < bounds.length && seconds > bounds[bucket]!) bucket++;
    series.counts[bucket]!++;
  }

  lines(): string[] {
    return [...this.#head, ...[...this.#series].flatMap(([value, series]) => this.#linesOf(value, series))];
  }

  #linesOf(value: string, { counts, sum }: { readonly counts: readonly number[]; readonly sum: number }) {
    const labels = { [this.label]: value };
    let total = 0;
    const buckets = counts.map((count, i) => {
      total += count;
      return sample(`${this.name}_bucket`, { ...labels, le: `${bounds[i] ?? "+Inf"}` }, total);
    });
    return [...buckets, sample(`${this.name}_sum`, labels, sum), sample(`${this.name}_count`, labels, total)];
  }
}
