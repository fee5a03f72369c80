import { noPeers, type OpenRequest } from "@libvirt-ts/driver";

/** What core would ask of a driver. */
export function createDriverRequest(uri: string, readOnly: boolean): OpenRequest {
  return { uri, readOnly, peers: noPeers, warn: () => undefined };
}
