import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { DomainConsoleFlags } from "@libvirt-ts/driver/flags";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, readUntil, reasonToSkip, TestNode } from "./node.js";

const reason = reasonToSkip("consoles of a guest");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const turnOff = "\x04";

describe.skipIf(reason !== undefined).each(["pty", "unix"])("a console of type %s", (type) => {
  const node = new TestNode();
  let conn: Connection;
  beforeAll(async () => {
    conn = await node.open();
  });
  afterAll(() => node.end());

  const started = (name: string): Promise<DomainRef> =>
    conn.domainCreateXML(node.xml(name).replaceAll("type='pty'", `type='${type}'`), 0);

  /** A console, and what is written to it. */
  async function opened(ref: DomainRef, flags = 0) {
    const { readable, writable } = await conn.domainOpenConsole(ref, undefined, flags);
    return { readable, writer: writable.getWriter() };
  }

  it("is left by both of its directions, in either order", async () => {
    const ref = await started("halves");
    const first = await opened(ref);
    await first.writer.write(bytes("x"));
    expect(await readUntil(first.readable, "x")).toContain("ready");
    await first.writer.close();
    await conn.domainReset(ref, 0);
    expect(await readUntil(first.readable, "ready")).toContain("ready");
    await expect(opened(ref)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_FAILED });
    await first.readable.cancel();

    const second = await opened(ref);
    await second.readable.cancel();
    await second.writer.write(bytes("y"));
    await expect(opened(ref)).rejects.toMatchObject({ code: ErrorNumber.OPERATION_FAILED });
    await second.writer.close();

    const third = await opened(ref);
    await third.writer.abort();
    expect((await third.readable.getReader().read()).done).toBe(true);
    await (await opened(ref)).writer.abort();
  });

  it("is taken from who has it by FORCE, and he is told so", async () => {
    const ref = await started("forced");
    const first = await opened(ref);
    const reading = first.readable.getReader();
    const taken = { code: ErrorNumber.OPERATION_ABORTED, message: expect.stringContaining("FORCE") };
    const ends = Promise.all([
      expect(reading.closed).rejects.toMatchObject(taken),
      expect(first.writer.closed).rejects.toMatchObject(taken),
    ]);
    const second = await opened(ref, DomainConsoleFlags.FORCE);
    await ends;
    await expect(first.writer.write(bytes("x"))).rejects.toMatchObject(taken);
    await second.writer.abort();
  });

  it("ends with its guest's last words, even for who reads them late", async () => {
    const ref = await started("last");
    const pid = node.pidOf(ref.id!);
    const { readable, writer } = await opened(ref);
    await writer.write(bytes("x"));
    await readUntil(readable, "x");
    await writer.write(bytes(`bye bye${turnOff}`));
    await node.gone(pid);
    const said = await readUntil(readable, "no such word");
    // What nobody had taken from a terminal by then has gone with it.
    if (type === "pty") expect("bye byebye\r\n").toContain(said);
    else expect(said).toBe("bye byebye\r\n");
    await expect(writer.write(bytes("late"))).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
  });

  it("is closed in order when its guest is gone", async () => {
    const ref = await started("gone");
    const { readable, writer } = await opened(ref);
    await conn.domainDestroy(ref, 0);
    await readUntil(readable, "no such word");
    await writer.close();
    await readable.cancel();
  });
});
