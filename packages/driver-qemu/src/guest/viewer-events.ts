import type {
  DomainEventGraphicsAddress,
  DomainEventGraphicsIdentity,
  DomainGraphicsEvent,
  DomainRef,
} from "@libvirt-ts/driver";
import { DomainEventGraphicsAddressType, DomainEventGraphicsPhase } from "@libvirt-ts/driver/flags";
import type { QmpEvent } from "@libvirt-ts/qmp";

const { CONNECT, INITIALIZE, DISCONNECT } = DomainEventGraphicsPhase;
const phases = {
  VNC_CONNECTED: CONNECT,
  VNC_INITIALIZED: INITIALIZE,
  VNC_DISCONNECTED: DISCONNECT,
  SPICE_CONNECTED: CONNECT,
  SPICE_INITIALIZED: INITIALIZE,
  SPICE_DISCONNECTED: DISCONNECT,
} as const;

const { IPV4, IPV6, UNIX } = DomainEventGraphicsAddressType;
const families: Readonly<Record<string, number>> = { ipv4: IPV4, ipv6: IPV6, unix: UNIX };

/** An event of somebody who looks at a guest's screen. */
type ViewerEvent = Extract<QmpEvent, { event: keyof typeof phases }>;

export const isViewerEvent = (event: QmpEvent): event is ViewerEvent => Object.hasOwn(phases, event.event);

/** Who looks at a guest's screen, from where, and how far they have come. */
export function viewerEventOf({ event, data }: ViewerEvent, domain: DomainRef): DomainGraphicsEvent {
  const { server, client } = data;
  return {
    event: "graphics",
    domain,
    phase: phases[event],
    local: addressOf(server),
    remote: addressOf(client),
    authScheme: ("auth" in server && server.auth) || "",
    subject: [
      ...identity("x509dname", "x509_dname" in client ? client.x509_dname : undefined),
      ...identity("saslUsername", "sasl_username" in client ? client.sasl_username : undefined),
    ],
  };
}

type End = ViewerEvent["data"]["server" | "client"];

const addressOf = (end: End): DomainEventGraphicsAddress => ({
  family: families[end.family] ?? IPV4,
  node: end.host,
  service: "service" in end ? end.service : end.port,
});

const identity = (type: string, name: string | undefined): DomainEventGraphicsIdentity[] =>
  name === undefined ? [] : [{ type, name }];
