import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { readAll } from "../../values/files.js";
import { findSecret } from "../../values/find.js";
import { exclusive, requires } from "../kit/args.js";
import type { ArgsOf } from "../table/group-commands.js";

export async function secretSetValue(context: Context, args: ArgsOf<"secret-set-value">): Promise<void> {
  exclusive(args, "file", "base64");
  exclusive(args, "file", "interactive");
  exclusive(args, "interactive", "base64");
  requires(args, "plain", "file", "interactive");
  if (args.file === undefined && args.base64 === undefined && !args.interactive) {
    throw new Failure(msg("the value is missing: give it by --file, --interactive or --base64"));
  }
  const secret = await findSecret(context, args.secret);
  if (args.base64 !== undefined) {
    context.app.reporter.warning(
      context.say(msg("a value on the command line can be seen by everybody on this host")),
    );
  }
  const value = await readValue(context, args);
  await context.attempt(msg("Failed to set the value of secret {secret}"), { secret: args.secret }, (call) =>
    secret.setValue(value, 0, call),
  );
  context.tell(msg("Secret value set"));
}

async function readValue(context: Context, args: ArgsOf<"secret-set-value">): Promise<Uint8Array> {
  if (args.base64 !== undefined) return decodeBase64(args.base64);
  if (args.file !== undefined) {
    const bytes = await readAll(context.app.host, args.file);
    return args.plain ? bytes : decodeBase64(Buffer.from(bytes).toString("latin1"));
  }
  const { readHidden } = await import("../../shell/hidden.js");
  const typed = await readHidden(context, context.say(msg("Enter new value for secret: ")));
  return args.plain ? Buffer.from(typed) : decodeBase64(typed);
}

/** Node reads what looks like base64; half a value is none. */
function decodeBase64(text: string): Uint8Array {
  const plain = text.replace(/\s+/g, "");
  const whole = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain);
  if (!whole) throw new Failure(msg("the value is not in base64"));
  return Buffer.from(plain, "base64");
}

export async function secretGetValue(context: Context, args: ArgsOf<"secret-get-value">): Promise<void> {
  const secret = await findSecret(context, args.secret);
  const value = await context.attempt(
    msg("failed to get the value of secret '{secret}'"),
    { secret: args.secret },
    (call) => secret.value(0, call),
  );
  const base64 = Buffer.from(value).toString("base64");
  const shown = args.plain ? Buffer.from(value).toString("utf8") : base64;
  context.report({ base64 }, () => (shown.endsWith("\n") ? shown : `${shown}\n`));
}
