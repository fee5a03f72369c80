import { trimEndZeros } from "./numbers.js";
import type { ValueSpace } from "./value-space.js";

/** A point of time in seconds (from the year 0 of the proleptic Gregorian calendar) and the digits after the point. */
interface Instant {
  readonly seconds: bigint;
  readonly fraction: string;
  readonly hasZone: boolean;
}

const DAY = 86_400n;
const ZONE = "(Z|[+-][0-9]{2}:[0-9]{2})?";
const YEAR = "(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))";
const TIME = "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?";
/** A year of more digits than this is refused: no calendar has it, and arithmetic on it would be slow. */
const MAX_YEAR_DIGITS = 100;

type Field = "year" | "month" | "day" | "hour" | "minute" | "second" | "fraction" | "zone";
type Parts = Partial<Record<Field, string>>;

/** The lexical form of every type, and what its groups are called. */
const FORMS = {
  dateTime: [
    `${YEAR}-([0-9]{2})-([0-9]{2})T${TIME}`,
    ["year", "month", "day", "hour", "minute", "second", "fraction"],
  ],
  date: [`${YEAR}-([0-9]{2})-([0-9]{2})`, ["year", "month", "day"]],
  time: [TIME, ["hour", "minute", "second", "fraction"]],
  gYearMonth: [`${YEAR}-([0-9]{2})`, ["year", "month"]],
  gYear: [YEAR, ["year"]],
  gMonthDay: ["--([0-9]{2})-([0-9]{2})", ["month", "day"]],
  gDay: ["---([0-9]{2})", ["day"]],
  gMonth: ["--([0-9]{2})", ["month"]],
} as const satisfies Record<string, readonly [string, readonly Field[]]>;

/** The types of dates and times; what a text leaves out is taken from a leap year, so that --02-29 is a day. */
export function instantSpace(form: keyof typeof FORMS): ValueSpace<Instant> {
  const [pattern, fields] = FORMS[form];
  const expression = new RegExp(`^${pattern}${ZONE}$`);
  return {
    whiteSpace: "collapse",
    parse(text) {
      const groups = expression.exec(text);
      if (groups === null) return undefined;
      const parts: Parts = {};
      [...fields, "zone" as const].forEach((field, index) => {
        if (groups[index + 1] !== undefined) parts[field] = groups[index + 1]!;
      });
      return toInstant(parts);
    },
    keyOf: ({ seconds, fraction, hasZone }) => `${seconds}.${fraction}${hasZone ? "Z" : ""}`,
    compare: compareInstants,
  };
}

function toInstant(parts: Parts): Instant | undefined {
  const { year = "2000", fraction = "" } = parts;
  if (year.length > MAX_YEAR_DIGITS || /^-?0000$/.test(year)) return undefined;
  // There is no year 0: the year before 1 is -1.
  const astronomical = year.startsWith("-") ? BigInt(year) + 1n : BigInt(year);
  const month = Number(parts.month ?? 1);
  const day = Number(parts.day ?? 1);
  const hour = Number(parts.hour ?? 0);
  const minute = Number(parts.minute ?? 0);
  const second = Number(parts.second ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(astronomical, month)) return undefined;
  const isMidnight = hour === 24 && minute === 0 && second === 0 && !/[1-9]/.test(fraction);
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return undefined;
  const offset = zoneOffset(parts.zone);
  if (offset === undefined) return undefined;
  const seconds =
    daysBefore(astronomical, month, day) * DAY + BigInt(hour * 3600 + minute * 60 + second - offset);
  return { seconds, fraction: trimEndZeros(fraction), hasZone: parts.zone !== undefined };
}

/** Seconds east of Greenwich; undefined when beyond fourteen hours. */
function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function isLeap(year: bigint): boolean {
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);
}

function daysInMonth(year: bigint, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1 March of the year 0 to a date: years that begin in March have their leap day at the end. */
function daysBefore(year: bigint, month: number, day: number): bigint {
  const shifted = month > 2 ? year : year - 1n;
  const fromMarch = (month + 9) % 12;
  const era = floorDivide(shifted, 400n);
  const ofEra = shifted - era * 400n;
  const dayOfYear = BigInt(Math.floor((153 * fromMarch + 2) / 5) + day - 1);
  return era * 146_097n + ofEra * 365n + ofEra / 4n - ofEra / 100n + dayOfYear;
}

function floorDivide(value: bigint, by: bigint): bigint {
  return value >= 0n ? value / by : -((-value + by - 1n) / by);
}

function compareInstants(left: Instant, right: Instant): number | undefined {
  if (left.hasZone === right.hasZone) return compareExactly(left, right);
  // A time without a zone may lie up to fourteen hours to either side.
  const sign = left.hasZone ? 1 : -1;
  const [zoned, local] = left.hasZone ? [left, right] : [right, left];
  const spread = 14n * 3600n;
  if (compareExactly(zoned, { ...local, seconds: local.seconds - spread }) < 0) return -sign;
  if (compareExactly(zoned, { ...local, seconds: local.seconds + spread }) > 0) return sign;
  return undefined;
}

function compareExactly(left: Instant, right: Instant): number {
  if (left.seconds !== right.seconds) return left.seconds < right.seconds ? -1 : 1;
  if (left.fraction === right.fraction) return 0;
  return left.fraction < right.fraction ? -1 : 1;
}

/** A duration has two parts that no calendar converts: months and seconds. */
interface Duration {
  readonly months: bigint;
  readonly seconds: bigint;
  readonly fraction: string;
  readonly sign: 1n | -1n;
}

const DURATION =
  /^(-?)P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]+))?S)?)?$/;

/** The four days from which two durations are compared (XML Schema part 2, section 3.2.6.2). */
const REFERENCES: readonly (readonly [year: bigint, month: number])[] = [
  [1696n, 9],
  [1697n, 2],
  [1903n, 3],
  [1903n, 7],
];

export const durationSpace: ValueSpace<Duration> = {
  whiteSpace: "collapse",
  parse(text) {
    const groups = text.length > 10 * MAX_YEAR_DIGITS ? null : DURATION.exec(text);
    if (groups === null || !/[0-9]/.test(text) || groups[5] === "T") return undefined;
    const number = (index: number) => BigInt(groups[index] ?? 0);
    const fraction = trimEndZeros(groups[9] ?? "");
    const months = number(2) * 12n + number(3);
    const seconds = number(4) * DAY + number(6) * 3600n + number(7) * 60n + number(8);
    const isNothing = months === 0n && seconds === 0n && fraction === "";
    return { months, seconds, fraction, sign: groups[1] === "-" && !isNothing ? -1n : 1n };
  },
  keyOf: ({ months, seconds, fraction, sign }) => `${sign} ${months} ${seconds}.${fraction}`,
  compare(left, right) {
    const results = REFERENCES.map(([year, month]) =>
      compareExactly(addTo(year, month, left), addTo(year, month, right)),
    );
    return results.every((result) => result === results[0]) ? results[0] : undefined;
  },
};

function addTo(year: bigint, month: number, { months, seconds, fraction, sign }: Duration): Instant {
  const total = year * 12n + BigInt(month - 1) + sign * months;
  const newYear = floorDivide(total, 12n);
  const start = daysBefore(newYear, Number(total - newYear * 12n) + 1, 1) * DAY;
  if (sign === 1n || fraction === "") return { seconds: start + sign * seconds, fraction, hasZone: true };
  // -1.25 is -2 and .75 more: fractions always count upwards.
  const upwards = String(10n ** BigInt(fraction.length) - BigInt(fraction)).padStart(fraction.length, "0");
  return { seconds: start - seconds - 1n, fraction: upwards, hasZone: true };
}
