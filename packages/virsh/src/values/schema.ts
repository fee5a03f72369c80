import { validateDomainXML } from "@libvirt-ts/core";
import type { Args } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { AlreadyTold } from "../cli/failure.js";
import { argument, flag } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readTextFile } from "./files.js";

/** The file of a domain's description. */
export const descriptionOptions = {
  file: argument(msg("file with an XML domain description; - is standard input"), { complete: "file" }),
  validate: flag(msg("check the XML against the schema first")),
};

/** Reads the description of a domain, and holds it to the schema where that was asked for. */
export async function readDescription(
  context: Context,
  { file, validate }: Args<typeof descriptionOptions>,
): Promise<string> {
  const xml = await readTextFile(context, file);
  if (validate) await checkAgainstSchema(context, xml, file);
  return xml;
}

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
