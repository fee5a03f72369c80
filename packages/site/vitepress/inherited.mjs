/**
 * A plugin of typedoc: members stand where they are declared, and a page's hierarchy leads there. Each interface that is made of
 * others would have hundreds of members more, told once again: pages that a browser and a reader are slow with.
 */
import { Converter, ReflectionKind } from "typedoc";

/** After typedoc has found what is inherited, before it makes the lists of members. */
const ORDER = -50;

export function load(app) {
  const remove = ({ project }) => {
    const members = project.getReflectionsByKind(ReflectionKind.SomeMember);
    // All are found before the first is gone: what is inherited may have been inherited itself.
    const inherited = members.filter((member) => member.inheritedFrom?.reflection !== undefined);
    for (const member of inherited) project.removeReflection(member);
  };
  app.converter.on(Converter.EVENT_RESOLVE_END, remove, ORDER);
}
