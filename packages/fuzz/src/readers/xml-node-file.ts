import { parseElement, XmlError } from "@libvirt-ts/xml";
import { readElements } from "../../../driver-test/src/node-file/node-element.js";
import { readInfo } from "../../../driver-test/src/node-file/node-info.js";
import { objectsOf } from "../../../driver-test/src/node-file/parts.js";
import { readUsers } from "../../../driver-test/src/node-file/users.js";
import { problemsOf, type Reader, same } from "../engine/reader.js";

/** Bare elements, and the test driver's node files, which are read as such: text and bytes are the same. */
export const reader: Reader = {
  seeds: [
    `<node><cpu><mhz>6000</mhz><model>i986</model><active>50</active><nodes>4</nodes><sockets>4</sockets><cores>4</cores><threads>2</threads></cpu>
<memory>8192000</memory><auth><user password='123456'>admin</user><user>guest</user></auth><domain file='other.xml'/><domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>
<network><name>n</name></network><pool type='dir'><name>p</name><volume><name>v</name></volume></pool></node>`,
    `<?xml version="1.0" encoding="ISO-8859-1"?>\n<!-- c --><node xmlns:a="urn:a"><![CDATA[x<y]]>&lt;&#x41;<a:b c='&quot;'/><?pi data?></node>`,
  ],
  fault: problemsOf([XmlError], /^xml\./),
  read(input) {
    const info = readElements(input, (root) => {
      objectsOf(root, "/node.xml", input);
      return [readInfo(root), readUsers(root)];
    });
    const text = input.toString();
    // Bytes say themselves how they are encoded; a mark at their beginning is no part of the text then.
    if (!Buffer.from(text).equals(input) || /encoding|\0|^\uFEFF/.test(text)) return;
    same(
      "bytes and their text",
      readElements(Buffer.from(text), (root) => [readInfo(root), readUsers(root)]),
      info,
    );
    same("bytes and their text as elements", parseElement(text), parseElement(input));
  },
};
