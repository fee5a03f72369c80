import type { NetworkEvent, StoragePoolEvent } from "@libvirt-ts/driver";
import { NodeState } from "../node-state.js";
import { EventHub } from "./events.js";
import { networkKind, type TestNetwork } from "./network.js";
import { poolKind, type TestPool } from "./storage.js";
import { Table } from "./table.js";
import { VolumeMemory } from "./volume-bytes.js";

/** A whole node: everything that a connection to it can see and change. */
export class TestNode extends NodeState {
  readonly networks = new Table<TestNetwork>(networkKind);
  readonly networkEvents = new EventHub<NetworkEvent>();
  readonly pools = new Table<TestPool>(poolKind);
  readonly poolEvents = new EventHub<StoragePoolEvent>();
  readonly volumeMemory = new VolumeMemory();

  override close(): void {
    super.close();
    this.networkEvents.close();
    this.poolEvents.close();
  }
}
