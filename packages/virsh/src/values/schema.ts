import { validateDomainXML } from "@libvirt-ts/core";
import type { Context } from "../cli/context.js";
import { AlreadyTold } from "../cli/failure.js";
import { msg } from "../i18n/message.js";

/** Every problem that a schema has with a document: ours, or the one of that file. */
export function problemsOf(
  context: Context,
  xml: string,
  schema: string | undefined,
): ReturnType<typeof validateDomainXML> {
  if (schema === undefined) return validateDomainXML(xml);
  return context.attempt(msg("failed to use the schema {file}"), { file: schema }, () =>
    validateDomainXML(xml, { schema }),
  );
}

/** Tells every problem that the schema has with a document; fails if there is one. */
export async function checkAgainstSchema(
  context: Context,
  xml: string,
  file: string,
  schema?: string,
): Promise<void> {
  const problems = await problemsOf(context, xml, schema);
  if (problems.length === 0) return;
  for (const { message, line, column } of problems) {
    context.app.reporter.error(
      [file, line, column]
        .filter((part) => part !== undefined)
        .join(":")
        .concat(`: ${message}`),
    );
  }
  context.app.reporter.error(context.say(msg("{file} does not match the schema"), { file }));
  throw new AlreadyTold();
}
