import { parsePath, type Step } from "./path.js";

/**
 * What stands at a path of a model: objects for elements, texts and numbers for attributes and elements that are nothing
 * else. `disk[target.dev=vda]` finds devices without `devices/` in front of it.
 *
 * @throws XmlError for what is no path.
 */
export function query(model: object, path: string): readonly unknown[] {
  const steps = parsePath(path);
  const found = follow(model, steps);
  const devices = (model as Readonly<Record<string, unknown>>).devices;
  return found.length > 0 || !isObject(devices) ? found : follow(devices, steps);
}

function follow(from: unknown, steps: readonly Step[]): readonly unknown[] {
  let values: readonly unknown[] = [from];
  for (const step of steps) values = values.flatMap((value) => stepFrom(value, step));
  return values;
}

/** What a step leads to from a value. */
export function stepFrom(value: unknown, step: Step): readonly unknown[] {
  if (!isObject(value)) return [];
  const found = fieldsNamed(value, step).flatMap((field) => (Array.isArray(field) ? field : [field]));
  const { condition, index } = step;
  const fitting = condition === undefined ? found : found.filter((item) => fits(item, condition));
  return index === undefined ? fitting : fitting.slice(index - 1, index);
}

/** Whether an item is as a condition says. */
export function fits(item: unknown, condition: NonNullable<Step["condition"]>): boolean {
  return follow(item, condition.path).some((value) => String(textOf(value)) === condition.text);
}

/** An element's text, where it has attributes as well. */
const textOf = (value: unknown): unknown => (isObject(value) ? value.value : value);

/** An attribute and a child of one name are two fields. */
function fieldsNamed(object: Readonly<Record<string, unknown>>, { name, isAttribute }: Step): unknown[] {
  const element = isAttribute ? undefined : object[`${name}Element`];
  const field = element ?? object[name];
  return field === undefined ? [] : [field];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
