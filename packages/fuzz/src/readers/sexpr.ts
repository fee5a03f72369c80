import {
  format,
  parse,
  parseAll,
  parseTolerant,
  type Sexpr,
  SexprError,
  SexprReader,
} from "@libvirt-ts/sexpr";
import { type ConfigFormat, domainToSexpr, sexprToDomain } from "@libvirt-ts/sexpr/domain";
import { problemsOf, type Reader, same } from "../engine/reader.js";
import { piecesOf } from "./pieces.js";
import { filesIn } from "./seeds.js";

/** What came of reading a stream: its values, or the first problem. */
function whole(read: () => Sexpr[]): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SexprError)) throw error;
    return error.problems[0]?.id;
  }
}

function domains(tree: Sexpr, source: Buffer): void {
  for (const version of [1, 2, 3, 4] as readonly ConfigFormat[]) {
    try {
      const { domain } = sexprToDomain(tree, version, { source });
      const { text } = domainToSexpr(domain, version);
      const again = domainToSexpr(sexprToDomain(parse(text), version).domain, version).text;
      same(`a domain of format ${version} written, and read and written again,`, again, text);
    } catch (error) {
      const fault = error instanceof SexprError ? judge(error) : "no SexprError";
      if (fault !== undefined) throw error;
    }
  }
}

/** What is no domain at all is wrong everywhere. */
const judge = problemsOf([SexprError], /^domain\.not-a-domain$/);

/** S-expressions, whole and in pieces, and the domains in them. */
export const reader: Reader = {
  seeds: [
    ...filesIn("sexpr/fixtures/map/sexpr2xml", ".sexpr"),
    ...filesIn("sexpr/fixtures/map/xml2sexpr", ".sexpr", 20),
    `(a "b\\n\\x41\\u00e9" 'c\\'' () # comment\n (d (e)))`,
  ],
  fault: judge,
  read(input) {
    parseTolerant(input.toString("latin1"));
    const pieces = new SexprReader();
    const streamed = whole(() => [
      ...[...piecesOf(input)].flatMap((piece) => pieces.push(piece)),
      ...pieces.end(),
    ]);
    same(
      "bytes whole and in pieces",
      streamed,
      whole(() => parseAll(input)),
    );
    const trees = parseAll(input);
    for (const tree of trees) same("an expression written and read", parse(format(tree)), tree);
    if (trees[0] !== undefined) domains(trees[0], input);
  },
};
