import type { Device, DeviceElement } from "../device/device.js";
import { domainTable } from "../generated/domain/table.generated.js";
import type { Domain } from "../generated/domain/types.generated.js";
import type { ModelObject } from "../runtime/frame.js";
import type { Leftovers, XmlElement, XmlNode } from "../runtime/kept.js";
import { type ChildField, type Shape, shapeTable, variantOf } from "../runtime/shape.js";
import { describeElement, describeObject } from "./describe.js";

/**
 * What becomes of a part of a document in a target: without it the guest would be another one (`refuse`), it is a minor
 * property that the target has no place for (`warn`), it is what the target does anyway (`none`; what stands inside is judged
 * for itself), or the converter says it, or
 * has no use for it, with all that is inside (`said`).
 */
export type Verdict = "refuse" | "warn" | "none" | "said";

/**
 * A rule for an element or attribute: a verdict, or how it follows from what the part says. A function is given the part as it
 * stands in the model (the object of an element, the value of an attribute) and the object that it stands in.
 */
export type Rule =
  | Verdict
  | { readonly usual: readonly (string | number | boolean)[]; readonly otherwise: "refuse" | "warn" }
  | ((part: never, owner: never) => Verdict);

/**
 * The rules of one target, by path: `clock/@offset`, `devices/disk/driver/@cache`. `*` + a name holds wherever no path of its
 * own does. What has no rule is a warning, but for devices: those are refused.
 */
export type Rules = Readonly<Record<string, Rule>>;

/** `values` are nothing, all others the given verdict. */
export function usual(otherwise: "refuse" | "warn", ...values: readonly (string | number | boolean)[]): Rule {
  return { usual: values, otherwise };
}

/** Told of every part that a target does not say. */
export interface Judgement {
  /** `refuse` or `warn`. */
  readonly verdict: "refuse" | "warn";
  /** `/domain/devices/controller[1]`. */
  readonly path: string;
  /** What it is: `a controller with @type "scsi"`, or undefined where the path says it all. */
  readonly what: string | undefined;
}

type Tell = (judgement: Judgement) => void;

/** The rules of an element and of what stands in it. */
interface Branch {
  rule: Rule | undefined;
  readonly attributes: Map<string, Rule>;
  readonly children: Map<string, Branch>;
  /** Whether children without a rule are devices. */
  readonly isDevices: boolean;
}

const nothing: Branch = {
  rule: undefined,
  attributes: new Map(),
  children: new Map(),
  isDevices: false,
};

/** What one sort of configuration can say of a guest, by the rules of its table. */
export class Target {
  readonly #root: Branch = { ...nothing, attributes: new Map(), children: new Map() };
  /** Rules for whatever has that name. */
  readonly #anywhere = new Map<string, Rule>();

  constructor(rules: Rules) {
    for (const [path, rule] of Object.entries(rules)) {
      if (path.startsWith("*")) this.#anywhere.set(path.slice(1), rule);
      else this.#add(path.split("/"), rule);
    }
  }

  /** Judges everything that a domain says. */
  judge(domain: Domain, tell: Tell): void {
    const { root } = shapeTable(domainTable);
    this.#object(domain as object as ModelObject, root, this.#root, "/domain", tell);
  }

  /** Judges everything that a device says, and the device itself; `path` is where it stands. */
  judgeDevice({ element, device }: Device, path: string, tell: Tell): void {
    const devices = this.#root.children.get("devices") ?? nothing;
    const field = deviceField(element);
    if (field !== undefined) this.#child(device, {}, field, devices, path, tell);
  }

  #add(steps: readonly string[], rule: Rule): void {
    let branch = this.#root;
    for (const step of steps) {
      if (step.startsWith("@")) {
        branch.attributes.set(step.slice(1), rule);
        return;
      }
      let next = branch.children.get(step);
      if (next === undefined) {
        const isDevices = branch === this.#root && step === "devices";
        next = { rule: undefined, attributes: new Map(), children: new Map(), isDevices };
        branch.children.set(step, next);
      }
      branch = next;
    }
    branch.rule = rule;
  }

  #object(object: ModelObject, general: Shape, branch: Branch, path: string, tell: Tell): void {
    const { discriminator } = general;
    const shape = discriminator === undefined ? general : variantOf(general, object[discriminator]);
    for (const key in object) {
      const value = object[key];
      if (value === undefined || key === "$") continue;
      const field = shape.fields.get(key);
      if (field?.kind === "attribute") this.#attribute(value, object, key, branch, path, tell);
      else if (field !== undefined) this.#children(value, object, field, branch, path, tell);
    }
    if (object.$ !== undefined) this.#leftovers(object.$, shape, branch, path, tell);
  }

  #attribute(value: unknown, owner: unknown, name: string, branch: Branch, path: string, tell: Tell): void {
    const rule = branch.attributes.get(name) ?? this.#anywhere.get(`@${name}`) ?? "warn";
    const verdict = verdictOf(rule, value, value, owner);
    if (verdict === "warn" || verdict === "refuse") {
      tell({ verdict, path: `${path}/@${name}`, what: undefined });
    }
  }

  #children(
    value: unknown,
    owner: ModelObject,
    field: ChildField,
    branch: Branch,
    path: string,
    tell: Tell,
  ): void {
    if (!field.list) {
      this.#child(value, owner, field, branch, `${path}/${field.name}`, tell);
      return;
    }
    let number = 0;
    for (const item of value as readonly unknown[]) {
      number += 1;
      this.#child(item, owner, field, branch, `${path}/${field.name}[${number}]`, tell);
    }
  }

  #child(value: unknown, owner: unknown, field: ChildField, parent: Branch, path: string, tell: Tell): void {
    if (value === false) return;
    const branch = parent.children.get(field.name) ?? nothing;
    const rule = branch.rule ?? this.#anywhere.get(field.name) ?? byDefault(parent);
    const isObject = field.kind === "shape";
    const said = isObject ? (value as ModelObject).value : value;
    const verdict = verdictOf(rule, value, said, owner);
    if (verdict === "said") return;
    if (verdict !== "none") {
      const what = isObject ? describeObject(field.name, value as ModelObject, field.shape()) : undefined;
      tell({ verdict, path, what });
    } else if (isObject) this.#object(value as ModelObject, field.shape(), branch, path, tell);
    else if (field.kind === "raw") this.#raw(value as XmlElement, branch, path, tell);
  }

  /** What no field has: it cannot be `said`. */
  #leftovers(
    { attributes, children }: Leftovers,
    shape: Shape,
    branch: Branch,
    path: string,
    tell: Tell,
  ): void {
    if (attributes !== undefined) this.#raw({ name: "", attributes }, branch, path, tell);
    for (const child of children ?? []) {
      if (typeof child === "string") continue;
      if ("node" in child) this.#node(child.node, branch, path, tell);
      else {
        const name = shape.fields.get(child.child)?.name ?? child.child;
        const inside = branch.children.get(name) ?? nothing;
        this.#raw({ name, ...child }, inside, `${path}/${name}`, tell);
      }
    }
  }

  /** An element that is not in the model; comments and texts are nobody's business. */
  #node(node: XmlNode, parent: Branch, path: string, tell: Tell): void {
    if (typeof node === "string" || !("name" in node)) return;
    const branch = parent.children.get(node.name) ?? nothing;
    const rule = branch.rule ?? this.#anywhere.get(node.name);
    const isKnown = rule === "none" || rule === "refuse";
    const verdict = isKnown ? rule : byDefault(parent);
    const inside = `${path}/${node.name}`;
    if (verdict === "none") this.#raw(node, branch, inside, tell);
    else tell({ verdict, path: inside, what: describeElement(node) });
  }

  #raw({ attributes = [], children = [] }: XmlElement, branch: Branch, path: string, tell: Tell): void {
    for (const { name, value } of attributes) {
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      const rule = branch.attributes.get(name) ?? this.#anywhere.get(`@${name}`);
      const isTable = rule !== undefined && typeof rule !== "function" && rule !== "said";
      const verdict = isTable ? verdictOf(rule, value, value, undefined) : "warn";
      if (verdict === "warn" || verdict === "refuse") {
        tell({ verdict, path: `${path}/@${name}`, what: undefined });
      }
    }
    for (const child of children) this.#node(child, branch, path, tell);
  }
}

const byDefault = ({ isDevices }: Branch) => (isDevices ? "refuse" : "warn");

function verdictOf(rule: Rule, part: unknown, said: unknown, owner: unknown): Verdict {
  if (typeof rule === "string") return rule;
  if (typeof rule === "function") return rule(part as never, owner as never);
  return (rule.usual as readonly unknown[]).includes(said) ? "none" : rule.otherwise;
}

function deviceField(element: DeviceElement): ChildField | undefined {
  return shapeTable(domainTable).root.children.get("devices")!.shape().children.get(element);
}
