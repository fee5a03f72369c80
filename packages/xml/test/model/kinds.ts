import * as capabilities from "@libvirt-ts/xml/capabilities";
import * as cpu from "@libvirt-ts/xml/cpu";
import { formatDevice, parseDevice } from "@libvirt-ts/xml/device";
import * as domain from "@libvirt-ts/xml/domain";
import * as domainBackup from "@libvirt-ts/xml/domain-backup";
import * as domainCapabilities from "@libvirt-ts/xml/domain-capabilities";
import * as domainCheckpoint from "@libvirt-ts/xml/domain-checkpoint";
import * as domainSnapshot from "@libvirt-ts/xml/domain-snapshot";
import * as hostInterface from "@libvirt-ts/xml/interface";
import * as network from "@libvirt-ts/xml/network";
import * as networkPort from "@libvirt-ts/xml/network-port";
import * as nodeDevice from "@libvirt-ts/xml/node-device";
import * as nwfilter from "@libvirt-ts/xml/nwfilter";
import * as nwfilterBinding from "@libvirt-ts/xml/nwfilter-binding";
import * as secret from "@libvirt-ts/xml/secret";
import * as storagePool from "@libvirt-ts/xml/storage-pool";
import * as storagePoolCapabilities from "@libvirt-ts/xml/storage-pool-capabilities";
import * as storagePoolSources from "@libvirt-ts/xml/storage-pool-sources";
import * as storageVolume from "@libvirt-ts/xml/storage-volume";
import * as validate from "@libvirt-ts/xml/validate";
import type { Problem } from "../../src/errors.js";

/** Reader, writer and judge of one kind of document, whatever the kind. */
export interface AnyKind {
  read(text: string): { readonly model: object; readonly warnings: readonly Problem[] };
  write(model: object): string;
  validate: validate.Validate;
}

type Functions = Readonly<Record<string, unknown>>;
type Read = (text: string) => { readonly warnings: readonly Problem[] };
type Write = (model: object, options: { readonly secure: boolean }) => string;

const functions: Readonly<Record<string, readonly [type: string, functions: Functions]>> = {
  capabilities: ["Capabilities", capabilities],
  cpu: ["Cpu", cpu],
  domain: ["Domain", domain],
  "domain-backup": ["DomainBackup", domainBackup],
  "domain-capabilities": ["DomainCapabilities", domainCapabilities],
  "domain-checkpoint": ["DomainCheckpoint", domainCheckpoint],
  "domain-snapshot": ["DomainSnapshot", domainSnapshot],
  interface: ["HostInterface", hostInterface],
  network: ["Network", network],
  "network-port": ["NetworkPort", networkPort],
  "node-device": ["NodeDevice", nodeDevice],
  nwfilter: ["NwFilter", nwfilter],
  "nwfilter-binding": ["NwFilterBinding", nwfilterBinding],
  secret: ["Secret", secret],
  "storage-pool": ["StoragePool", storagePool],
  "storage-pool-capabilities": ["StoragePoolCapabilities", storagePoolCapabilities],
  "storage-pool-sources": ["StoragePoolSources", storagePoolSources],
  "storage-volume": ["StorageVolume", storageVolume],
};

const device: AnyKind = {
  read(text) {
    const { warnings, ...model } = parseDevice(text);
    return { model, warnings };
  },
  write: (model) => formatDevice(model as Parameters<typeof formatDevice>[0], { secure: true }),
  validate: validate.validateDevice,
};

/** Every kind of document, by the name of its entry point. */
export const anyKinds: ReadonlyMap<string, AnyKind> = new Map([
  ...Object.entries(functions).map(([folder, [type, all]]): [string, AnyKind] => [
    folder,
    {
      read(text) {
        const { warnings, ...rest } = (all[`parse${type}`] as Read)(text);
        return { model: Object.values(rest)[0] as object, warnings };
      },
      write: (model) => (all[`format${type}`] as Write)(model, { secure: true }),
      validate: (validate as Functions)[`validate${type}`] as validate.Validate,
    },
  ]),
  ["device", device],
]);
