import type { Domain } from "@libvirt-ts/xml/domain";
import type { Qemu } from "../qemu.js";
import { unsupported } from "../unsupported.js";
import { isX86 } from "./platform.js";

/** Whether a domain's CPU is whatever the host has when it starts. */
export const wantsHostModel = ({ cpu }: Domain): boolean => cpu?.mode === "host-model";

/**
 * A domain whose CPU is said by name, as its guest has it from its start on: what `host-model` stands for, with what the document
 * says of features above that. Any other is left as it is.
 *
 * @throws LibvirtError CONFIG_UNSUPPORTED where it is not known what it stands for.
 */
export function withHostModel(domain: Domain, qemu: Qemu): Domain {
  if (!wantsHostModel(domain)) return domain;
  if (!isX86(qemu)) throw unsupported("cpu", `mode 'host-model': QEMU has none for ${qemu.arch}`);
  if (qemu.hostModel === undefined)
    throw unsupported(
      "cpu",
      "mode 'host-model': it is not known which of QEMU's models is nearest to the host",
    );
  const { model, vendor, features } = qemu.hostModel;
  const { migratable: _, model: __, vendor: ___, feature: own = [], ...rest } = domain.cpu ?? {};
  const said = new Set(own.map(({ name }) => name));
  return {
    ...domain,
    cpu: {
      ...rest,
      mode: "custom",
      match: "exact",
      check: "full",
      model: { fallback: "forbid", value: model },
      ...(vendor !== undefined && { vendor }),
      feature: [...features.filter(({ name }) => !said.has(name)), ...own],
    },
  };
}
