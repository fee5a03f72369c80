import { type ChildProcess, spawn } from "node:child_process";
import type { Connect } from "@libvirt-ts/core";
import { DomainModificationImpact } from "@libvirt-ts/driver/flags";
import { cVirsh } from "@libvirt-ts/testkit";
import { expect, vi } from "vitest";

/** What C's virsh is told, from its start on, by one of its commands for events. */
export class VirshEvents implements Disposable {
  heard = "";
  readonly #process: ChildProcess;

  constructor(uri: string, ...command: readonly string[]) {
    this.#process = spawn(cVirsh(), ["-c", uri, ...command, "--loop"], {
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process.stdout!.setEncoding("utf8").on("data", (text: string) => {
      this.heard += text;
    });
  }

  /** Starts one that is told of all domains, and waits until it listens. */
  static async start(uri: string, conn: Connect): Promise<VirshEvents> {
    const virsh = new VirshEvents(uri, "event", "--all");
    const early = await conn.defineXML(
      "<domain type='qemu'><name>early</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    );
    let told = 0;
    // It registers one kind after another, as they are numbered: it is told of a late one until it hears that.
    const tell = async () => {
      await early.setMetadata(0, `${told++}`, undefined, undefined, DomainModificationImpact.CONFIG);
      expect(virsh.heard).toContain("event 'metadata-change' for domain 'early'");
    };
    await vi.waitFor(tell, { timeout: 120_000 });
    await early.undefine();
    return virsh;
  }

  [Symbol.dispose](): void {
    this.#process.kill("SIGKILL");
  }
}
