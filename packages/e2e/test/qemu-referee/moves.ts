import { DomainMigrateFlags } from "@libvirt-ts/driver/flags";
import type { MoveSide } from "./move-side.js";
import { type Step as StepOf, step } from "./side.js";

type Step = StepOf<MoveSide>;

/** Both sides see one disk, which libvirt cannot know. */
const { LIVE, PEER2PEER, PERSIST_DEST, UNDEFINE_SOURCE, OFFLINE, PAUSED, UNSAFE } = DomainMigrateFlags;
const base = LIVE | PEER2PEER | UNSAFE;
const move = (p: MoveSide, flags: number, more = {}): Promise<void> =>
  p.dom.migrateToURI3(p.other.uri, { ...p.memory, ...more }, flags);
/** Looks for the guest where it was not. */
const meet = (name: string) => async (p: MoveSide) => p.meet(p.other, await p.other.conn.lookupByName(name));

/** What happens to a guest that moves, in its order. */
export const moves: readonly Step[] = [
  step("start", async (p) => {
    p.dom = await p.here.conn.defineXML(p.xml("m"));
    await p.dom.create();
    await p.answers();
  }),
  step("to where nobody is", (p) => p.dom.migrateToURI3("qemu:///none", p.memory, base)),
  step("to nowhere", (p) => p.dom.migrateToURI3("", p.memory, base)),
  step("to itself", (p) => p.dom.migrateToURI3(p.here.uri, p.memory, base)),
  step("offline, as it runs", async (p) => {
    await move(p, PEER2PEER | OFFLINE | PERSIST_DEST | UNSAFE);
    await (await p.there.conn.lookupByName("m")).undefine();
  }),
  step("under a name that cannot be", (p) => move(p, base, { destination_name: "a/b" })),
  step("as another guest", (p) => move(p, base, { destination_xml: p.xml("x") })),
  step("as no guest", (p) => move(p, base, { destination_xml: "<network/>" })),
  step("with a parameter that there is not", (p) => move(p, base, { nonsense: "x" })),
  step("its downtime", async (p) => {
    const was = await p.dom.migrateGetMaxDowntime();
    await p.dom.migrateSetMaxDowntime(500);
    return [was, await p.dom.migrateGetMaxDowntime()];
  }),
  step("over", async (p) => move(p, base)),
  step("there it lives", meet("m")),
  step("back to where its definition is", (p) => move(p, base)),
  step("it lives", meet("m")),
  step("over with its definition, under another name", (p) =>
    move(p, base | PERSIST_DEST | UNDEFINE_SOURCE, { destination_name: "n" }),
  ),
  step("it lives there", meet("n")),
  step("to where its name is taken", async (p) => {
    const taken = await p.here.conn.defineXML(p.xml("n"));
    try {
      await move(p, base);
    } finally {
      await taken.undefine();
    }
  }),
  step("back, to stand there", (p) => move(p, base | PERSIST_DEST | UNDEFINE_SOURCE | PAUSED)),
  step("resume it", async (p) => {
    const dom = await p.here.conn.lookupByName("n");
    await dom.resume();
    await p.meet(p.here, dom);
  }),
  step("over as it stands", async (p) => {
    await p.dom.suspend();
    await move(p, base | PERSIST_DEST | UNDEFINE_SOURCE);
  }),
  step("resume there", async (p) => {
    const dom = await p.there.conn.lookupByName("n");
    await dom.resume();
    await p.meet(p.there, dom);
  }),
  step("led by us", async (p) =>
    p.meet(p.other, await p.dom.migrate3(p.other.conn, p.memory, LIVE | UNSAFE)),
  ),
];
