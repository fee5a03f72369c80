export function barPlot(
  title: string,
  bars: readonly { readonly name: string; readonly ratio: number; readonly label: string }[],
): string;

export function linePlot(
  title: string,
  unit: string,
  series: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[],
): string;
