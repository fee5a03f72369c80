import type { QmpClient } from "@libvirt-ts/qmp";
import type { Domain } from "@libvirt-ts/xml/domain";
import { wantsHostModel } from "../definition/host-model.js";
import { isX86 } from "../definition/platform.js";
import type { HostCpus, HostModel, Qemu } from "../qemu.js";
import { type AskOptions, askQemu } from "./probe.js";

/** What of a guest's CPU QEMU does by itself, or by the host's. */
export type Accelerator = "tcg" | "kvm";

/** The one by which a domain of this type runs. */
export const acceleratorOf = (type: string | undefined): Accelerator => (type === "kvm" ? "kvm" : "tcg");

/** What a QEMU has, with what it is asked besides for this domain. */
export async function qemuFor(
  domain: Domain,
  qemu: Qemu,
  ask: (accelerator: Accelerator) => Promise<HostCpus>,
): Promise<Qemu> {
  if (!wantsHostModel(domain) || !isX86(qemu)) return qemu;
  const { nearest } = await ask(acceleratorOf(domain.type));
  return nearest === undefined ? qemu : { ...qemu, hostModel: nearest };
}

/** The model that stands for all that there is. */
const everything: Readonly<Record<Accelerator, string>> = { tcg: "max", kvm: "host" };

/** libvirt's words for vendors. */
const vendors: Readonly<Record<string, string>> = {
  AuthenticAMD: "AMD",
  GenuineIntel: "Intel",
  HygonGenuine: "Hygon",
};

/** Features that libvirt writes with an underscore; QEMU has dashes in all of them. */
const underscored = new Set(
  "cmp-legacy ds-cpl fxsr-opt lahf-lm nodeid-msr perfctr-core perfctr-nb tsc-adjust".split(" "),
);

const featureName = (name: string): string => (underscored.has(name) ? name.replace("-", "_") : name);

/** A model of a CPU as QEMU spells it out. */
interface Expanded {
  readonly vendor: string;
  /** All features that it has. */
  readonly features: ReadonlySet<string>;
}

/**
 * What CPUs an x86 QEMU can give with an accelerator: which named models it can run, and which of them is nearest to all that it
 * can do. Nothing is known by heart: QEMU spells its models out itself.
 *
 * @throws LibvirtError INTERNAL_ERROR with QEMU's own words.
 */
export function probeHostCpus(
  binary: string,
  accelerator: Accelerator,
  options: AskOptions = {},
): Promise<HostCpus> {
  return askQemu(binary, ["-accel", accelerator], options, async (client, timeout) => {
    const definitions = await client.execute("query-cpu-definitions", {}, { timeout });
    // The others are versions of these, and what QEMU or its user puts together.
    const named = definitions.filter(
      ({ name, "migration-safe": isFixed }) => isFixed !== false && !/-v\d+$|^(max|host|base)$/.test(name),
    );
    const own = await expanded(client, everything[accelerator], timeout);
    const models = new Map<string, Expanded>();
    for (const { name } of named) models.set(name, await expanded(client, name, timeout));
    const usable = named.filter(({ deprecated }) => deprecated !== true).map(({ name }) => name);
    return {
      models: definitions.map((definition) => {
        const { name, deprecated, "unavailable-features": missing = [] } = definition;
        const vendor = vendors[models.get(name.replace(/-v\d+$/, ""))?.vendor ?? ""];
        return {
          name,
          missing: missing.map(featureName),
          ...(vendor !== undefined && { vendor }),
          ...(deprecated === true && { deprecated }),
        };
      }),
      nearest: nearestOf(own, new Map(usable.map((name) => [name, models.get(name)!]))),
    };
  });
}

async function expanded(client: QmpClient, name: string, timeout: number): Promise<Expanded> {
  const { model } = await client.execute(
    "query-cpu-model-expansion",
    { type: "static", model: { name } },
    { timeout },
  );
  const props = Object.entries(model.props as Readonly<Record<string, unknown>>);
  const vendor = props.find(([property]) => property === "vendor")?.[1];
  return {
    vendor: typeof vendor === "string" ? vendor : "",
    features: new Set(props.flatMap(([property, value]) => (value === true ? [property] : []))),
  };
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...some].filter((one) => !others.has(one)).sort();

/** The model of the same vendor from which the fewest features have to be switched on or off. */
function nearestOf(own: Expanded, models: ReadonlyMap<string, Expanded>): HostModel | undefined {
  const candidates = Array.from(models, ([model, { vendor, features }]) => ({
    model,
    vendor,
    extra: without(own.features, features),
    missing: without(features, own.features),
  })).filter(({ vendor }) => vendor === own.vendor);
  const [best] = candidates.sort(
    (a, b) =>
      a.extra.length + a.missing.length - (b.extra.length + b.missing.length) ||
      a.missing.length - b.missing.length,
  );
  if (best === undefined) return undefined;
  const vendor = vendors[best.vendor];
  return {
    model: best.model,
    ...(vendor !== undefined && { vendor }),
    features: [
      ...best.extra.map((name) => ({ policy: "require" as const, name: featureName(name) })),
      ...best.missing.map((name) => ({ policy: "disable" as const, name: featureName(name) })),
    ],
  };
}
