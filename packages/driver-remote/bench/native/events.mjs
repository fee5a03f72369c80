/** Hears lifecycle events by our client, as events.py does: says "done" when it is registered, and after each so many. */
import { RpcClient } from "@libvirt-ts/driver-remote/client";
import { connectUnix } from "@libvirt-ts/driver-remote/transport";
import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  domainEventCallbackLifecycle,
} from "@libvirt-ts/rpc/protocol";

const [path, count] = process.argv.slice(2);
const client = await RpcClient.connect(await connectUnix({ path }), { name: "test:///default" });
let heard = 0;
const lifecycle = {
  register: connectDomainEventCallbackRegisterAny,
  deregister: connectDomainEventCallbackDeregisterAny,
  event: domainEventCallbackLifecycle,
};
const listening = client.subscribe(lifecycle, { eventID: 0, dom: undefined }, "all", () => {
  if (++heard % Number(count) === 0) process.stdout.write("done\n");
});
await listening.ready;
process.stdout.write("done\n");
