const two = (number: number): string => String(Math.trunc(number)).padStart(2, "0");

/** `2026-01-01 00:00:00`, where the user lives. */
export const localTime = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;

/** `2026-01-01 00:00:00 +0000`, where the user lives. */
export function zonedTime(date: Date): string {
  const east = -date.getTimezoneOffset();
  const offset = Math.abs(east);
  return `${localTime(date)} ${east < 0 ? "-" : "+"}${two(offset / 60)}${two(offset % 60)}`;
}
