import type { Device, DeviceElement } from "../device/device.js";
import { domainTable } from "../generated/domain/table.generated.js";
import type { Domain } from "../generated/domain/types.generated.js";
import { Fields } from "../runtime/fields.js";
import type { ModelObject } from "../runtime/frame.js";
import type { Leftovers, XmlElement, XmlNode } from "../runtime/kept.js";
import { type ChildField, type Shape, shapeTable } from "../runtime/shape.js";
import { describeElement, describeObject, shapeFor } from "./describe.js";

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
class Branch {
  rule: Rule | undefined;
  readonly attributes = new Map<string, Rule>();
  readonly children = new Map<string, Branch>();
  readonly #plans = new Map<Shape, Fields<Entry>>();

  constructor(
    /** Rules for whatever has that name. */
    readonly anywhere: ReadonlyMap<string, Rule>,
    /** Whether children without a rule are devices. */
    readonly isDevices: boolean,
  ) {}

  child(name: string): Branch {
    return this.children.get(name) ?? new Branch(this.anywhere, false);
  }

  ruleOf(name: string): Rule | undefined {
    return this.children.get(name)?.rule ?? this.anywhere.get(name);
  }

  attributeRuleOf(name: string): Rule | undefined {
    return this.attributes.get(name) ?? this.anywhere.get(`@${name}`);
  }

  get otherwise(): "refuse" | "warn" {
    return this.isDevices ? "refuse" : "warn";
  }

  /** What becomes of each field of an object of a shape; looked up once. */
  planOf(shape: Shape): Fields<Entry> {
    let plan = this.#plans.get(shape);
    if (plan === undefined) {
      plan = this.#plan(shape);
      this.#plans.set(shape, plan);
    }
    return plan;
  }

  #plan(shape: Shape): Fields<Entry> {
    const plan = new Map<string, Entry>();
    for (const field of shape.order) {
      const { name, key } = field;
      plan.set(key, { name, rule: this.ruleOf(name) ?? this.otherwise, field, branch: this.child(name) });
    }
    for (const name of shape.attributes.keys()) {
      plan.set(name, { name, rule: this.attributeRuleOf(name) ?? "warn", field: undefined, branch: this });
    }
    return new Fields(plan);
  }
}

/** A field of an object and the rule for it. */
interface Entry {
  readonly name: string;
  readonly rule: Rule;
  /** Undefined for an attribute. */
  readonly field: ChildField | undefined;
  /** The rules of what stands in it. */
  readonly branch: Branch;
}

/** What one sort of configuration can say of a guest, by the rules of its table. */
export class Target {
  readonly #root: Branch;

  constructor(rules: Rules) {
    const anywhere = new Map<string, Rule>();
    this.#root = new Branch(anywhere, false);
    for (const [path, rule] of Object.entries(rules)) {
      if (path.startsWith("*")) anywhere.set(path.slice(1), rule);
      else this.#add(path.split("/"), rule);
    }
  }

  /** Judges everything that a domain says. */
  judge(domain: Domain, tell: Tell): void {
    const { root } = shapeTable(domainTable);
    new Walk("/domain", tell).object(domain as object as ModelObject, root, this.#root);
  }

  /** Judges everything that a device says, and the device itself; `path` is where it stands. */
  judgeDevice({ element, device }: Device, path: string, tell: Tell): void {
    const field = deviceField(element);
    if (field === undefined) return;
    const devices = this.#root.child("devices");
    const rule = devices.ruleOf(element) ?? devices.otherwise;
    const entry: Entry = { name: element, rule, field, branch: devices.child(element) };
    new Walk(path, tell).part(device, {}, entry, field);
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
        next = new Branch(branch.anywhere, branch === this.#root && step === "devices");
        branch.children.set(step, next);
      }
      branch = next;
    }
    branch.rule = rule;
  }
}

/** One way through a document. */
class Walk {
  /** The steps from the start to where it has come: names, and numbers among several, from 1. */
  readonly #steps: (string | number)[] = [];

  constructor(
    private readonly start: string,
    private readonly tell: Tell,
  ) {}

  object(object: ModelObject, general: Shape, branch: Branch): void {
    const shape = shapeFor(general, object);
    const plan = branch.planOf(shape);
    let kept: Leftovers | undefined;
    let step = plan.start;
    for (const key in object) {
      const value = object[key];
      if (value === undefined) continue;
      step = plan.after(step, key);
      const { field: entry } = step;
      if (entry === undefined) {
        if (key === "$") kept = value as Leftovers;
        continue;
      }
      if (entry.rule === "said") continue;
      const { field } = entry;
      if (field === undefined) this.#attribute(value, object, entry);
      else if (field.list) this.#list(value as readonly unknown[], object, entry, field);
      else {
        this.#steps.push(field.name);
        this.part(value, object, entry, field);
        this.#steps.pop();
      }
    }
    if (kept !== undefined) this.#leftovers(kept, shape, branch);
  }

  #list(items: readonly unknown[], owner: ModelObject, entry: Entry, field: ChildField): void {
    this.#steps.push(field.name, 0);
    for (let at = 0; at < items.length; at += 1) {
      this.#steps[this.#steps.length - 1] = at + 1;
      this.part(items[at], owner, entry, field);
    }
    this.#steps.length -= 2;
  }

  #attribute(value: unknown, owner: unknown, { name, rule }: Entry): void {
    const verdict = verdictOf(rule, value, value, owner);
    if (verdict === "warn" || verdict === "refuse") this.#tell(verdict, `@${name}`, undefined);
  }

  /** An element that the model knows. */
  part(value: unknown, owner: unknown, { rule, branch }: Entry, field: ChildField): void {
    if (value === false) return;
    const isObject = field.kind === "shape";
    const said = isObject ? (value as ModelObject).value : value;
    const verdict = verdictOf(rule, value, said, owner);
    if (verdict === "said") return;
    if (verdict !== "none") {
      const what = isObject ? describeObject(field.name, value as ModelObject, field.shape()) : undefined;
      this.#tell(verdict, undefined, what);
    } else if (isObject) this.object(value as ModelObject, field.shape(), branch);
    else if (field.kind === "raw") this.#raw(value as XmlElement, branch);
  }

  /** What no field has: it cannot be `said`. */
  #leftovers({ attributes, children }: Leftovers, shape: Shape, branch: Branch): void {
    if (attributes !== undefined) this.#raw({ name: "", attributes }, branch);
    for (const child of children ?? []) {
      if (typeof child === "string") continue;
      if ("node" in child) this.#node(child.node, branch);
      else {
        const name = shape.fields.get(child.child)?.name ?? child.child;
        this.#steps.push(name);
        this.#raw({ ...child, name }, branch.child(name));
        this.#steps.pop();
      }
    }
  }

  /** An element that is not in the model; comments and texts are nobody's business. */
  #node(node: XmlNode, parent: Branch): void {
    if (typeof node === "string" || !("name" in node)) return;
    const rule = parent.ruleOf(node.name);
    const verdict = rule === "none" || rule === "refuse" ? rule : parent.otherwise;
    this.#steps.push(node.name);
    if (verdict === "none") this.#raw(node, parent.child(node.name));
    else this.#tell(verdict, undefined, describeElement(node));
    this.#steps.pop();
  }

  #raw({ attributes = [], children = [] }: XmlElement, branch: Branch): void {
    for (const { name, value } of attributes) {
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      const rule = branch.attributeRuleOf(name);
      const isTable = rule !== undefined && typeof rule !== "function" && rule !== "said";
      const verdict = isTable ? verdictOf(rule, value, value, undefined) : "warn";
      if (verdict === "warn" || verdict === "refuse") this.#tell(verdict, `@${name}`, undefined);
    }
    for (const child of children) this.#node(child, branch);
  }

  #tell(verdict: Judgement["verdict"], attribute: string | undefined, what: string | undefined): void {
    let path = this.start;
    for (const step of this.#steps) path += typeof step === "number" ? `[${step}]` : `/${step}`;
    this.tell({ verdict, path: attribute === undefined ? path : `${path}/${attribute}`, what });
  }
}

function verdictOf(rule: Rule, part: unknown, said: unknown, owner: unknown): Verdict {
  if (typeof rule === "string") return rule;
  if (typeof rule === "function") return rule(part as never, owner as never);
  return (rule.usual as readonly unknown[]).includes(said) ? "none" : rule.otherwise;
}

function deviceField(element: DeviceElement): ChildField | undefined {
  return shapeTable(domainTable).root.children.get("devices")!.shape().children.get(element);
}
