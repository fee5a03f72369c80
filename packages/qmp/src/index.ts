export { GuestAgent, type GuestAgentCallOptions, type GuestAgentOptions } from "./agent.js";
export type {
  AgentCommandInfo,
  AgentCommands,
  AgentDiskAddress,
  AgentFileSystem,
  AgentInterface,
} from "./agent-commands.js";
export { QmpChecks, type QmpShapes } from "./checks.js";
export {
  QmpClient,
  type QmpClientOptions,
  type QmpCommandName,
  type QmpCommandOptions,
  type QmpEvent,
} from "./client.js";
export { QmpDecoder, type QmpDecoderStep, type QmpLimits } from "./decoder.js";
export {
  QmpClosedError,
  QmpError,
  type QmpErrorClass,
  type QmpProblem,
  QmpProtocolError,
  QmpTimeoutError,
} from "./errors.js";
export { type JsonValue, parseExact, stringifyJson } from "./json.js";
export { formatRequest, type QmpGreeting, type QmpMessage, type QmpRequest, readMessage } from "./message.js";
export type { QmpCommands, QmpEvents, QmpInteger } from "./schema.generated.js";
export type { QmpCallOptions, QmpTransport } from "./transport.js";
