import type { Console, Disk, Graphics, Interface } from "../model/devices.js";
import type { DomainDescription } from "../model/domain.js";
import type { Unknown, XmlElement } from "../model/unknown.js";

/**
 * What becomes of a part of a document that a target has no word for: without it the guest would be another one
 * (`refuse`), it is a minor property (`warn`), or it is what the target does anyway (`none`; what stands inside is judged for
 * itself). `said`: the converter says it, with all that is inside.
 */
export type Verdict = "refuse" | "warn" | "none" | "said";

/** What a rule may look at besides the part itself. */
export interface RuleContext {
  /** The device that the part belongs to, if it belongs to one. */
  readonly device?: Disk | Interface | Graphics | Console;
}

/** A rule for an element or attribute: a verdict, or how it follows from what the part says. An attribute is given as its value. */
export type Rule =
  | Verdict
  | { readonly usual: readonly string[]; readonly otherwise: "refuse" | "warn" }
  | ((part: XmlElement, context: RuleContext) => Verdict);

/**
 * The rules of one target, by path: `clock/@offset`, `devices/disk/driver/@cache`. `*` + a name holds wherever no path of its
 * own does. What has no rule is a warning, but for devices: those are refused.
 */
export type Rules = Readonly<Record<string, Rule>>;

/** `usual` values are nothing, all others the given verdict. */
export function usual(otherwise: "refuse" | "warn", ...values: readonly string[]): Rule {
  return { usual: values, otherwise };
}

/** Told of every part that a target does not say. */
export interface Judgement {
  /** `refuse` or `warn`. */
  readonly verdict: "refuse" | "warn";
  /** `/domain/devices/controller`. */
  readonly path: string;
  /** What it is: `<controller type='scsi'>`, or undefined where the path says it all. */
  readonly what: string | undefined;
}

type Tell = (judgement: Judgement) => void;

/** Judges everything in a domain that the model keeps without knowing it. */
export function judgeDomain({ unknown, os, devices }: DomainDescription, rules: Rules, tell: Tell): void {
  const judge = new Judge(rules, tell);
  judge.unknown(unknown, "", "/domain", {});
  if (os.kind === "hvm" || os.kind === "paravirtual") judge.unknown(os.unknown, "os", "/domain/os", {});
  const sorts = [devices.disks, devices.interfaces, devices.graphics, devices.consoles];
  for (const sort of sorts) {
    sort.forEach((device, at) => {
      judge.device(device, `/domain/devices/${device.kind}[${at + 1}]`);
    });
  }
  judge.unknown(devices.unknown, "devices", "/domain/devices", {});
}

/** Judges what a device says besides what the model knows; `path` is where it stands. */
export function judgeDevice(
  device: Disk | Interface | Graphics | Console,
  rules: Rules,
  path: string,
  tell: Tell,
): void {
  new Judge(rules, tell).device(device, path);
}

class Judge {
  constructor(
    private readonly rules: Rules,
    private readonly tell: Tell,
  ) {}

  device(device: Disk | Interface | Graphics | Console, path: string): void {
    this.unknown(device.unknown, `devices/${device.kind}`, path, { device });
  }

  unknown(unknown: Unknown | undefined, rule: string, path: string, context: RuleContext): void {
    if (unknown === undefined) return;
    this.attributes(unknown, rule, path, context);
    this.children(unknown.children ?? [], rule, path, context);
    for (const [name, inside] of Object.entries(unknown.inside ?? {})) {
      this.unknown(inside, join(rule, name.replace(/\[.*/, "")), `${path}/${name}`, context);
    }
  }

  private attributes(owner: Unknown | XmlElement, rule: string, path: string, context: RuleContext): void {
    for (const { name, value } of owner.attributes ?? []) {
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      const part = { name: `@${name}`, children: [value] };
      const verdict = this.verdict(part, join(rule, `@${name}`), context);
      if (verdict === "warn" || verdict === "refuse") {
        this.tell({ verdict, path: `${path}/@${name}`, what: undefined });
      }
    }
  }

  private children(
    children: readonly (XmlElement | string)[],
    rule: string,
    path: string,
    context: RuleContext,
  ): void {
    for (const child of children) {
      if (typeof child === "string") continue;
      const place = `${path}/${child.name}`;
      const inner = join(rule, child.name);
      const verdict = this.verdict(child, inner, context);
      if (verdict === "none") {
        this.attributes(child, inner, place, context);
        this.children(child.children ?? [], inner, place, context);
      } else if (verdict !== "said") this.tell({ verdict, path: place, what: describe(child) });
    }
  }

  private verdict(part: XmlElement, path: string, context: RuleContext): Verdict {
    const rule = this.rules[path] ?? this.rules[`*${part.name}`];
    if (rule === undefined) return /^devices\/[^/@]+$/.test(path) ? "refuse" : "warn";
    if (typeof rule === "string") return rule;
    if (typeof rule === "function") return rule(part, context);
    return rule.usual.includes(String(part.children?.[0] ?? "")) ? "none" : rule.otherwise;
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}/${name}`;
}

/** Attributes by which people tell elements of one name apart, as far as they stand in the tag or one level below it. */
const TELLING = ["type", "device", "model", "mode", "dev", "address", "name", "protocol"];

function describe(element: XmlElement): string | undefined {
  const said: string[] = [];
  const parts = [element, ...(element.children ?? []).filter((child) => typeof child !== "string")];
  for (const { name, attributes = [] } of parts) {
    for (const attribute of attributes) {
      if (!TELLING.includes(attribute.name) || said.length === 3) continue;
      const owner = name === element.name ? "" : `${name}/`;
      said.push(`${owner}@${attribute.name} ${JSON.stringify(attribute.value.slice(0, 60))}`);
    }
  }
  const article = /^[aeiou]/.test(element.name) ? "an" : "a";
  return said.length === 0 ? undefined : `${article} ${element.name} with ${said.join(", ")}`;
}
