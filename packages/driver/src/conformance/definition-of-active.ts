import { ErrorNumber } from "../errors/number.js";
import { DomainXMLFlags } from "../flags/domain.generated.js";
import type { DomainRef } from "../records/domain.js";
import { contains, lacks, same } from "./assert.js";
import { type Context, type Subject, testUuid } from "./context.js";

const { INACTIVE } = DomainXMLFlags;

/** Telling definitions apart from what runs: `DomainXMLFlags.INACTIVE`. */
export function definitionOfActiveTests(suite: Context): void {
  const xml = (name: string, uuid: string) => suite.fixtures.domainXML!(name, uuid);

  /** Undefined where the driver knows active domains as they run only, and says so. */
  async function definitionOf(conn: Subject, active: DomainRef): Promise<string | undefined> {
    try {
      const definition = await conn.domainGetXMLDesc(active, INACTIVE);
      contains(definition, /^<domain(?![^>]* id=)/, "a definition, which has no id");
      return definition;
    } catch (error) {
      same((error as { code?: unknown }).code, ErrorNumber.ARGUMENT_UNSUPPORTED, "code");
      return undefined;
    }
  }

  suite.test(
    "the definition of an inactive domain is its description",
    ["domainGetXMLDesc", "inactive"],
    async (conn) => {
      const ref = await suite.inactive(conn);
      same(await conn.domainGetXMLDesc(ref, INACTIVE), await conn.domainGetXMLDesc(ref, 0), "definition");
    },
  );

  suite.test(
    "the definition of an active domain is what it starts with next time",
    ["domainDefineXML", "domainCreate", "domainGetXMLDesc", "domainXML"],
    async (conn) => {
      const before = xml("redefined", testUuid(1));
      const active = await conn.domainCreate(await conn.domainDefineXML(before, 0), 0);
      const memory = Number(/<memory[^>]*>(\d+)</.exec(before)?.[1]) + 131_072;
      const changed = new RegExp(`<memory[^>]*>${memory}<`);
      const after = before.replace(/(<memory[^>]*>)\d+</, `$1${memory}<`);
      await conn.domainDefineXML(after, 0);
      const definition = await definitionOf(conn, active);
      if (definition === undefined) return;
      contains(definition, changed, "the new definition");
      const running = await conn.domainGetXMLDesc(active, 0);
      contains(running, /^<domain[^>]* id=/, "the description of an active domain");
      lacks(running, changed, "the description of what runs, not of the definition");
    },
  );

  suite.test(
    "the definition of a transient domain is what it was made of",
    ["domainCreateXML", "domainGetXMLDesc", "domainXML"],
    async (conn) => {
      const ref = await conn.domainCreateXML(xml("transient", testUuid(1)), 0);
      const definition = await definitionOf(conn, ref);
      if (definition !== undefined) contains(definition, "<name>transient</name>", "the definition");
    },
  );
}
