import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  Libvirtd,
  libvirtdUnavailable,
  qemuUnavailable,
  SystemLibvirtd,
  systemLibvirtdUnavailable,
} from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missing, type RecordedEvents, readEvents, replayEvents } from "./events.js";
import { layFiles } from "./files.js";
import { type Place, runOurs, steady } from "./run.js";

const unavailable = missing ?? libvirtdUnavailable();
if (unavailable) console.warn(`events that C virsh told are not replayed: ${unavailable}`);
const noGuests = systemLibvirtdUnavailable() ?? qemuUnavailable();
if (noGuests) console.warn(`events of guests that C virsh told are not replayed: ${noGuests}`);

/** What must have become of a run: the recorded one, where the time is that of each run. */
const expected = ({ stdout, exit }: RecordedEvents, place: Place): object => ({
  stdout: steady(
    stdout.replaceAll("<TS>", "<DATE>").replaceAll("/tmp/vf/pq", `${place.folder}/pool`),
  ).replaceAll(place.folder, "<FOLDER>"),
  status: exit,
});

const here = (text: string, place: Place): string =>
  text.replaceAll("/tmp/vf/we/", `${place.work}/`).replaceAll("/tmp/vf/pq", `${place.folder}/pool`);

const replayed = async (recorded: RecordedEvents, place: Place): Promise<object> => {
  for (const [name, text] of Object.entries(recorded.files ?? {}))
    writeFileSync(join(place.work, name), text);
  const note = here(recorded.note ?? "", place);
  const words = recorded.argv.slice(recorded.argv.indexOf("-c") + 2);
  const { stdout, status } = await replayEvents(place, { ...recorded, note }, words);
  return { stdout: stdout.replace(/ at \d+\.\d+ for /g, " at <SECONDS> for "), status };
};

describe.skipIf(unavailable)("events of a real libvirtd's test driver, as C virsh 12.8 told them", () => {
  let daemon: Libvirtd;
  let place: Place;

  beforeAll(async () => {
    daemon = await Libvirtd.start();
    const folder = join(daemon.folder, "files");
    mkdirSync(folder);
    place = {
      uri: `test+unix:///default?socket=${daemon.socketPath}`,
      folder,
      work: layFiles("test", folder),
    };
    for (const path of [folder, place.work]) chmodSync(path, 0o777);
  });
  afterAll(async () => daemon?.[Symbol.asyncDispose]());

  it.each(readEvents("events").map((recorded) => [recorded.name, recorded] as const))(
    "%s",
    async (name, recorded) => {
      const ours = await replayed(recorded, place);
      expect(ours).toEqual({ ...expected(recorded, place), ...differs[name] });
    },
  );
});

/** Where libvirt 9.0, which is here, tells other events than 12.8, with which the runs were recorded. */
const differs: Readonly<Record<string, object>> = {};

/** The runs on QEMU whose events do not depend on how fast the guest starts again. */
const onGuests = [
  "343-event-once-lifecycle",
  "346-event-two",
  "351-qemu-monitor-event",
  "352-qemu-monitor-event-pretty",
  "458-pool-event-lifecycle",
  "459-pool-event-refresh",
  "460-secret-event-lifecycle",
  "463-event-agent-graphics",
];

describe.skipIf(unavailable ?? noGuests)("events of QEMU's guests, as C virsh 12.8 told them", () => {
  let daemon: SystemLibvirtd;
  let place: Place;

  beforeAll(async () => {
    daemon = await SystemLibvirtd.start({ ownNetwork: true });
    const folder = join(daemon.folder, "files");
    mkdirSync(folder);
    place = {
      uri: `qemu+unix:///system?socket=${daemon.socketPath}`,
      folder,
      work: layFiles("qemu", folder),
    };
    for (const line of [
      "define tiny.xml; start tiny; net-create net.xml; pool-create pool.xml; secret-define sec.xml",
      "vol-create-as p data.qcow2 4M --format qcow2; define qc.xml; start qc",
    ]) {
      const { stderr, status } = await runOurs(place, line);
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    }
  });
  afterAll(async () => daemon?.[Symbol.asyncDispose]());

  it.each(
    readEvents("qemu")
      .filter(({ name }) => onGuests.includes(name))
      .map((recorded) => [recorded.name, recorded] as const),
  )("%s", async (name, recorded) => {
    await runOurs(place, "resume tiny; resume qc");
    const ours = await replayed(recorded, place);
    expect(ours).toEqual({ ...expected(recorded, place), ...differs[name] });
  });
});
