const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/** An amount in the largest unit that leaves a whole number before the point: `512.00 MiB`. */
export function prettyBytes(bytes: bigint | number, decimals = 2): string {
  let amount = Number(bytes);
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${amount.toFixed(decimals)} ${units[unit]}`;
}
