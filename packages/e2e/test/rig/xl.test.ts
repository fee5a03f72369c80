/** driver-xl on a real Xen: a user with nothing but virsh, and `xl` as the referee at every step. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { HOST_START_LIMIT, isLongRun, xenHostUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe } from "vitest";
import { configurations } from "./xl/configurations.js";
import { costs } from "./xl/costs.js";
import { deathInTheMiddle } from "./xl/death.js";
import { devices, slowDevices } from "./xl/devices.js";
import { Dom0 } from "./xl/dom0.js";
import { otherKinds } from "./xl/kinds.js";
import { lifeOfAGuest } from "./xl/life.js";
import { lifeOfLinux } from "./xl/linux.js";
import { deafness, refusals } from "./xl/refusals.js";

const unavailable = xenHostUnavailable();
if (unavailable !== undefined) console.warn(`skipped: the xl driver on real Xen: ${unavailable}`);

if (!isLongRun)
  console.warn(
    "skipped: a disk that stays, a card that comes and goes, death in the middle, a guest that is deaf, a Linux guest, costs: LIBVIRT_TS_LONG=1 runs them",
  );

const here = dirname(fileURLToPath(import.meta.url));
const transcript = join(here, "../../.vitest/xl-transcript.txt");

describe.skipIf(unavailable !== undefined)("xl on real Xen", () => {
  let host: Dom0 | undefined;
  const dom0 = () => host!;

  // Hosts run one at a time: this one may have to wait for the others.
  beforeAll(async () => {
    host = await Dom0.start(transcript);
  }, HOST_START_LIMIT);

  afterAll(async () => host?.[Symbol.asyncDispose]());

  configurations(dom0);
  lifeOfAGuest(dom0);
  otherKinds(dom0);
  devices(dom0);
  refusals(dom0);
  if (!isLongRun) return;
  slowDevices(dom0);
  deathInTheMiddle(dom0);
  deafness(dom0);
  costs(dom0);
  lifeOfLinux(dom0);
});
