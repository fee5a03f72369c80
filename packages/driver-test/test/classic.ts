import { type DriverConnection, noPeers } from "@libvirt-ts/driver";
import { testDriver } from "../src/index.js";

/** Opens the node of libvirt 0.1.11, or another one. */
export const openClassic = (uri = "test:///classic", driver = testDriver) =>
  driver.open({ uri, readOnly: false, peers: noPeers, warn: () => {} }) as Promise<
    Required<DriverConnection>
  >;

/** A domain without devices. */
export const plainXML = (name: string, rest = "") =>
  `<domain type='test'><name>${name}</name><memory>65536</memory>${rest}</domain>`;
