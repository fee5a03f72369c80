import type { Binding } from "./binding.js";
import { connectionBindings } from "./connection.js";
import { domainLifeBindings, domainQueryBindings } from "./domain.js";
import { domainBlockBindings } from "./domain-block.js";
import { domainDeviceBindings } from "./domain-devices.js";
import { domainGuestBindings } from "./domain-guest.js";
import { domainJobBindings } from "./domain-jobs.js";
import { domainResourceBindings } from "./domain-resources.js";
import { interfaceBindings, nodeDeviceBindings, nwfilterBindings, secretBindings } from "./host-objects.js";
import { momentBindings } from "./moments.js";
import { networkBindings } from "./network.js";
import { nodeBindings } from "./node.js";
import { qemuBindings } from "./qemu.js";
import { storageBindings } from "./storage.js";

/**
 * Every operation that is a call and its answer. Of the rows of one operation a client takes the first whose procedure the
 * daemon knows and that can say the arguments.
 */
export const bindings: readonly Binding[] = [
  ...connectionBindings,
  ...nodeBindings,
  ...domainLifeBindings,
  ...domainQueryBindings,
  ...domainResourceBindings,
  ...domainDeviceBindings,
  ...domainBlockBindings,
  ...domainGuestBindings,
  ...domainJobBindings,
  ...momentBindings,
  ...networkBindings,
  ...storageBindings,
  ...nodeDeviceBindings,
  ...interfaceBindings,
  ...secretBindings,
  ...nwfilterBindings,
  ...qemuBindings,
];
