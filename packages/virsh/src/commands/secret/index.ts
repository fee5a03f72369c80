import { type ConnectSecretEvent, nameOf, type Secret } from "@libvirt-ts/core";
import {
  ConnectListAllSecretsFlags,
  SecretDefineFlags,
  SecretEventLifecycleType,
  SecretUsageType,
} from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findSecret } from "../../values/find.js";
import { compareText } from "../../values/sort.js";
import { act, dumpXML, fromFile } from "../kit/act.js";
import { flagsOf } from "../kit/args.js";
import { objectEvents } from "../kit/object-events.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { secretGetValue, secretSetValue } from "./value.js";

export const secretCommands: GroupCommands<"secret"> = {
  "secret-define": fromFile(
    msg("Failed to define secret from {file}"),
    (connection, xml, { validate }, call) =>
      connection.secretDefineXML(xml, validate ? SecretDefineFlags.VALIDATE : 0, call),
    msg("Secret {name} created"),
  ),
  "secret-dumpxml": dumpXML("secret", msg("failed to get the XML of secret '{secret}'"), (secret, _, call) =>
    secret.XMLDesc(0, call),
  ),
  "secret-event": objectEvents<Secret, ConnectSecretEvent>({
    key: "secret",
    what: "secret",
    kinds: ["lifecycle", "value-changed"],
    types: SecretEventLifecycleType,
    find: findSecret,
    open: ({ connection }, { kinds, object }, call) =>
      connection.secretEvents({ kinds, ...(object && { secret: object }) }, call),
    nameOf: ({ secret }) => secret.UUIDString(),
  }),
  "secret-get-value": secretGetValue,
  "secret-list": secretList,
  "secret-set-value": secretSetValue,
  "secret-undefine": act(
    "secret",
    msg("Failed to delete secret {secret}"),
    (secret, _, call) => secret.undefine(call),
    msg("Secret {secret} deleted"),
  ),
};

async function secretList(context: Context, args: ArgsOf<"secret-list">): Promise<void> {
  const flags = ConnectListAllSecretsFlags;
  const filter = flagsOf(args, {
    ephemeral: flags.EPHEMERAL,
    "no-ephemeral": flags.NO_EPHEMERAL,
    private: flags.PRIVATE,
    "no-private": flags.NO_PRIVATE,
  });
  const secrets = await context.attempt(msg("Failed to list secrets"), {}, (call) =>
    context.connection.listAllSecrets(filter, call),
  );
  const rows = secrets
    .map((secret) => ({
      uuid: secret.UUIDString(),
      usageType: (nameOf(SecretUsageType, secret.usageType()) ?? String(secret.usageType())).toLowerCase(),
      usageID: secret.usageID(),
    }))
    .sort((a, b) => compareText(a.uuid, b.uuid));
  const table = await context.table(
    ["UUID", "Usage"],
    rows.map(({ uuid, usageType, usageID }) => [
      uuid,
      usageType === "none" ? "Unused" : `${usageType} ${usageID}`,
    ]),
  );
  context.report(rows, () => table);
}
