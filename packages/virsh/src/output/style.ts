const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Colour = keyof typeof codes;

type Environment = Readonly<Record<string, string | undefined>>;

/** Dresses text for a terminal, or leaves it as it is. */
export class Style {
  readonly enabled: boolean;

  constructor(enabled: boolean) {
    this.enabled = enabled;
  }

  paint(colour: Colour | undefined, text: string): string {
    return this.enabled && colour !== undefined ? `\x1b[${codes[colour]}m${text}\x1b[0m` : text;
  }
}

/** Colour goes to terminals that know it, never elsewhere; FORCE_COLOR and then NO_COLOR have the last word. */
export function wantsColour(isTerminal: boolean, env: Environment): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return env.FORCE_COLOR !== "0";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return isTerminal && env.TERM !== "dumb";
}
