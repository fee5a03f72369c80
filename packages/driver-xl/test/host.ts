import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DriverConnection,
  ErrorDomain,
  type ErrorNumber,
  type LibvirtError,
  noPeers,
  type PeerLookup,
  type Peers,
} from "@libvirt-ts/driver";
import { FakeXl, fakeXlPeers } from "@libvirt-ts/testkit";
import { expect, onTestFinished } from "vitest";
import { createXlDriver, type XlDriverOptions } from "../src/index.js";

export const uuidOf = (number: number) => `5a17c0de-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "&#10;");

/** A small guest's document. */
export const guestXml = (name: string, number: number, rest = "", os = "<kernel>/boot/vmlinuz</kernel>") =>
  `<domain type='xen'><name>${escapeXml(name)}</name><uuid>${uuidOf(number)}</uuid><os><type>linux</type>${os}</os>` +
  `<memory>131072</memory><vcpu>2</vcpu>${rest}</domain>`;

/** Matches an error of the driver's own with this code. */
export const code = (number: ErrorNumber) =>
  expect.objectContaining({ code: number, domain: ErrorDomain.LIBXL });

/** What work fails with. */
export const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail("it succeeded"),
    (error: LibvirtError) => error,
  );

/** A host with a fake xl, gone after the test. */
export class TestHost {
  readonly fake = new FakeXl();
  readonly folder = mkdtempSync(join(tmpdir(), "driver-xl-"));
  readonly stateDir = join(this.folder, "state");
  readonly configDir = join(this.folder, "etc");
  readonly warnings: LibvirtError[] = [];

  constructor() {
    mkdirSync(this.configDir);
    onTestFinished(() => {
      this.fake[Symbol.dispose]();
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    });
  }

  get options(): XlDriverOptions {
    const { stateDir, configDir } = this;
    const { command, libxlFiles, logFiles } = this.fake;
    return { command, stateDir, configDir, libxlFiles, logFiles };
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The folder of what is under way for a guest. */
  task(uuid: string): string | undefined {
    const name = readdirSync(this.stateDir).find((one) => one.startsWith(`guest-${uuid}.`));
    return name === undefined ? undefined : join(this.stateDir, name);
  }

  /** A connection beside a hypervisor and a store; what they are asked for is written down. */
  async openAmongPeers(
    asked: string[] = [],
    options: XlDriverOptions = {},
  ): Promise<Required<DriverConnection>> {
    const peers = fakeXlPeers(this.fake, (what) => asked.push(what)) as Partial<Peers>;
    return this.open(options, { get: (name) => peers[name] });
  }

  async open(
    options: XlDriverOptions = {},
    peers: PeerLookup = noPeers,
  ): Promise<Required<DriverConnection>> {
    const connection = await createXlDriver({ ...this.options, ...options }).open({
      uri: undefined,
      readOnly: false,
      peers,
      warn: (warning) => this.warnings.push(warning),
    });
    onTestFinished(() => connection.close());
    return connection as Required<DriverConnection>;
  }
}
