import { command } from "../cli/command.js";
import { AlreadyTold } from "../cli/failure.js";
import { manyArguments, value } from "../cli/option.js";
import { msg } from "../i18n/message.js";
import { readTextFile } from "../values/files.js";
import { checkAgainstSchema, problemsOf } from "../values/schema.js";

export const domxmlValidate = command({
  name: "domxml-validate",
  group: "domain",
  summary: msg("check domain XML against the schema"),
  description: msg("Tells every place where domain XML does not match the schema; needs no connection."),
  options: {
    xml: manyArguments(msg("file with domain XML; - is standard input"), { complete: "file" }),
    schema: value(msg("file with a RELAX NG schema to take instead of ours"), { complete: "file" }),
  },
  connects: false,
  json: "{ file: string, problems: { message: string, line?: number, column?: number }[] }",
  run: (context, { xml: files, schema }) =>
    context.each(files, async (file) => {
      const xml = await readTextFile(context, file);
      if (!context.json) {
        await checkAgainstSchema(context, xml, file, schema);
        context.tell(msg("{file} validates"), { file });
        return;
      }
      const problems = await problemsOf(context, xml, schema);
      context.report(
        { file, problems: problems.map(({ message, line, column }) => ({ message, line, column })) },
        () => "",
      );
      if (problems.length > 0) throw new AlreadyTold();
    }),
});
