import { join } from "node:path";
import { Duplex } from "node:stream";
import { aborted, DomainState, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import {
  GuestAgent,
  QmpClosedError,
  QmpError,
  QmpProtocolError,
  QmpTimeoutError,
  type QmpTransport,
} from "@libvirt-ts/qmp";
import { invalidArgument, qemuError, wrongState } from "../errors.js";
import { readText, replaceFile } from "../node/files.js";
import { Lock } from "../node/lock.js";
import type { QemuNode } from "../node/node.js";
import { type AgentChannel, agentChannelOf, agentName } from "./agent-channel.js";
import type { Guest } from "./guest.js";
import { openSocket } from "./sockets.js";

/** Milliseconds until an agent that says nothing is taken for absent. */
const patience = 5_000;
/** As long as a timer can be: an agent may take its time to do what it is asked. */
const unlimited = 2 ** 31 - 1;
/** Milliseconds that whoever talks to the agent is waited for. */
const turn = 30_000;

/** Whether a guest has an agent that has opened its channel. */
export async function hasAgent(guest: Guest): Promise<boolean> {
  const channel = agentChannelOf(guest.live);
  return channel !== undefined && isOpen(guest, channel);
}

/** What is written to an agent that is not there is carried out when it starts: QEMU knows whether it is. */
async function isOpen(guest: Guest, { alias }: AgentChannel): Promise<boolean> {
  const devices = await guest.run((client) => client.execute("query-chardev"));
  return devices.some((device) => device.label === `char${alias}` && device["frontend-open"]);
}

/**
 * Talks to the agent of a guest; one of us at a time. Throws OPERATION_INVALID for a guest that does not run,
 * ARGUMENT_UNSUPPORTED for one without a channel, AGENT_UNRESPONSIVE where nobody answers, INTERNAL_ERROR with the agent's words.
 */
export async function withAgent<T>(
  node: QemuNode,
  guest: Guest,
  use: (agent: GuestAgent) => Promise<T>,
  signal?: AbortSignal,
  limit?: number,
): Promise<T> {
  const info = `domain '${guest.name}'`;
  const channel = agentChannelOf(guest.live);
  if (channel === undefined)
    throw qemuError(ErrorNumber.ARGUMENT_UNSUPPORTED, info, `it has no channel '${agentName}' for an agent`);
  const { state } = await guest.state();
  if (state !== DomainState.RUNNING) throw wrongState(guest.ref, "it does not run, nor does its agent");
  if (!(await isOpen(guest, channel)))
    throw qemuError(ErrorNumber.AGENT_UNRESPONSIVE, info, "its agent is not connected");
  const { alias } = channel;
  const what = `the agent of ${info}`;
  const lock = await Lock.take(node.lockName(guest.uuid, alias), { timeout: turn, signal, what });
  let agent: GuestAgent | undefined;
  try {
    const { answer, command } = await limits(guest, limit);
    agent = new GuestAgent(Duplex.toWeb(await openSocket(channel.path(guest.folder))) as QmpTransport, {
      timeout: command,
    });
    await agent.execute("guest-ping", {}, { timeout: answer, ...(signal && { signal }) });
    return await use(agent);
  } catch (error) {
    throw agentError(info, error, signal);
  } finally {
    await agent?.close().catch(() => {});
    lock.release();
  }
}

function agentError(info: string, error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted)
    return aborted(ErrorDomain.QEMU, signal, `the agent of ${info} may do it all the same`);
  if (error instanceof QmpError)
    return qemuError(ErrorNumber.INTERNAL_ERROR, info, `its agent refuses ${error.message}`, error);
  if (error instanceof QmpTimeoutError)
    return qemuError(ErrorNumber.AGENT_UNRESPONSIVE, info, "its agent does not answer", error);
  if (error instanceof QmpClosedError)
    return qemuError(ErrorNumber.AGENT_UNRESPONSIVE, info, "its agent's channel ended", error);
  if (error instanceof QmpProtocolError)
    return qemuError(ErrorNumber.INTERNAL_ERROR, info, `its agent makes no sense: ${error.message}`, error);
  return error;
}

/** Milliseconds that an agent has to show that it is there, and for what it is asked. */
interface Limits {
  readonly answer: number;
  readonly command: number;
}

async function limits({ folder }: Guest, given: number | undefined): Promise<Limits> {
  const seconds = given ?? Number((await readText(timeoutPath(folder))) ?? -1);
  if (seconds > 0) return { answer: seconds * 1000, command: seconds * 1000 };
  // A call that does not wait still has to hear whether somebody is there.
  if (seconds === 0) return { answer: patience, command: 1 };
  return { answer: seconds === -2 ? unlimited : patience, command: unlimited };
}

const timeoutPath = (folder: string): string => join(folder, "agent-timeout");

/** Checks seconds, or a `DomainAgentResponseTimeout`. Throws INVALID_ARG. */
export function assertTimeout(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= -2 && seconds <= unlimited / 1000) return;
  throw invalidArgument(
    "timeout",
    `expected seconds, or -2, -1 or 0 for none, the usual and no wait, not ${seconds}`,
  );
}

/** Keeps how long an agent is waited for as long as its guest runs. */
export async function setAgentTimeout({ folder }: Guest, seconds: number): Promise<void> {
  assertTimeout(seconds);
  await replaceFile(timeoutPath(folder), `${seconds}`, false);
}
