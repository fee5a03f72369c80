import { compileSchema, loadSchema, SchemaError } from "@libvirt-ts/xml/relaxng";
import { problemsOf, type Reader, same, Violation } from "../engine/reader.js";

const ns = `xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"`;
const seeds = [
  `<grammar ${ns}>\n<start><ref name="a"/></start>\n<define name="a"><element name="a"><zeroOrMore><choice><ref name="b"/><text/></choice></zeroOrMore></element></define>\n<define name="b" combine="interleave"><element><choice><name ns="urn:x">b</name><anyName><except><nsName/></except></anyName></choice><optional><attribute name="c"><data type="integer"><param name="minInclusive">1</param></data></attribute></optional></element></define>\n</grammar>`,
  `<element name="a" ${ns}>\n<interleave><oneOrMore><element name="b"><value type="token">x</value></element></oneOrMore>\n<mixed><list><oneOrMore><data type="string"><param name="pattern">[a-z]+(b|c){1,3}\\d*</param><except><value>q</value></except></data></oneOrMore></list></mixed></interleave>\n</element>`,
  `<grammar ${ns}><start combine="choice"><notAllowed/></start><start combine="choice"><grammar><start><parentRef name="d"/></start></grammar></start><define name="d"><group><element name="x"><empty/></element><externalRef href="o.rng"/></group></define><div><include href="i.rng"><define name="z"><empty/></define></include></div></grammar>`,
];
const documents = [`<a xmlns="urn:x">text<b c="5"/></a>`, `<a><b>x</b>abc</a>`, `<x/>`];
const other = `<element name="o" ${ns}><attribute name="p"><data type="ID"/></attribute></element>`;

/** Schemas in the XML syntax of RELAX NG: one that compiles is written as JSON and read again, and judges alike. */
export const reader: Reader = {
  seeds,
  steps: 3_000_000,
  stepsPerByte: 20_000,
  fault: problemsOf([SchemaError], /^(xml|schema)\./),
  read(input) {
    const schema = compileSchema(input.toString(), { url: "s.rng", maxSteps: 20_000, resolve: () => other });
    const again = loadSchema(JSON.stringify(schema));
    same("a schema and what it was written as", again.toJSON(), schema.toJSON());
    for (const document of documents) {
      const problems = schema.validate(document);
      if (problems.some(({ line, path }) => line === undefined && path === undefined))
        throw new Violation(`a problem without a place: ${JSON.stringify(problems)}`);
      same("the verdicts of a schema and of what it was written as", again.validate(document), problems);
    }
  },
};
