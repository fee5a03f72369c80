import { compileSchema, loadSchema, SchemaError } from "@libvirt-ts/xml/relaxng";
import { problemsOf, type Reader } from "../engine/reader.js";

const ns = `xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"`;
const schema = compileSchema(
  `<element name="a" ${ns}><interleave><oneOrMore><element name="b"><value type="token">x</value></element></oneOrMore>
<optional><attribute name="c"><data type="integer"><param name="minInclusive">1</param></data></attribute></optional><text/></interleave></element>`,
);

/** Compiled schemas, which are JSON: one that is taken judges documents. */
export const reader: Reader = {
  seeds: [JSON.stringify(schema)],
  steps: 3_000_000,
  fault: problemsOf([SchemaError], /^schema\./),
  read(input) {
    const loaded = loadSchema(input.toString());
    loaded.validate(`<a c="1"><b>x</b>text</a>`);
    loadSchema(loaded.toJSON());
  },
};
