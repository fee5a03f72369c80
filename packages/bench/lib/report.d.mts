interface Row {
  readonly suite: string;
  readonly work: string;
  readonly unit: string;
  readonly subjects?: readonly { readonly name: string; readonly value: number }[];
  readonly points?: readonly (readonly [number, number])[];
}

interface Results {
  readonly quick: boolean;
  readonly machine: Readonly<Record<"cpu" | "memory" | "system" | "load", string>> & {
    readonly cores: number;
  };
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  readonly missing: readonly { readonly suite: string; readonly why: string }[];
  /** How long each suite took, and the machine's load before it. */
  readonly runs?: readonly {
    readonly suite: string;
    readonly quick: boolean;
    readonly seconds: number;
    readonly load: string;
  }[];
}

export function readResults(): Results;
export function reportOf(results: Results): {
  readonly text: string;
  readonly plots: ReadonlyMap<string, string>;
};
export function madePart(text: string): string;
export function figure(value: number): string;
