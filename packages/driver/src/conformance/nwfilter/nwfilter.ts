import { ErrorNumber } from "../../errors/number.js";
import { contains, lists, rejects, same } from "../assert.js";
import { type Context, testUuid } from "../context.js";

/** Network filters, what they lead to, and what they are bound to. */
export function nwfilterTests(suite: Context): void {
  const filter = (name: string, number: number, ...references: readonly string[]) =>
    `<filter name='${name}'><uuid>${testUuid(number)}</uuid>` +
    `${references.map((one) => `<filterref filter='${one}'/>`).join("")}` +
    "<rule action='drop' direction='in'/></filter>";
  const binding = (port: string, name: string) =>
    `<filterbinding><owner><name>web</name><uuid>${testUuid(89)}</uuid></owner><portdev name='${port}'/>` +
    `<mac address='52:54:00:00:00:02'/><filterref filter='${name}'/></filterbinding>`;

  suite.test(
    "a filter is defined, found, described and undefined",
    [
      ...(["nwfilterDefineXML", "nwfilterLookupByName", "nwfilterLookupByUUID"] as const),
      ...(["nwfilterGetXMLDesc", "nwfilterUndefine", "listAllNWFilters"] as const),
    ],
    async (conn) => {
      const ref = await conn.nwfilterDefineXML(filter("conf-one", 80), 0);
      same(ref, { name: "conf-one", uuid: testUuid(80) }, "the defined filter");
      same(await conn.nwfilterLookupByName("conf-one"), ref, "look-up by name");
      same(await conn.nwfilterLookupByUUID(ref.uuid), ref, "look-up by uuid");
      lists(
        (await conn.listAllNWFilters(0)).map(({ uuid }) => uuid),
        ref.uuid,
        "the filters",
      );
      contains(await conn.nwfilterGetXMLDesc(ref, 0), "<rule action='drop' direction='in'", "the document");
      await conn.nwfilterUndefine(ref);
      await rejects(conn.nwfilterLookupByName("conf-one"), ErrorNumber.NO_NWFILTER, "look-up once undefined");
      await rejects(conn.nwfilterUndefine(ref), ErrorNumber.NO_NWFILTER, "a second end");
    },
  );

  suite.test(
    "a filter's name or uuid belongs to it alone",
    ["nwfilterDefineXML", "listAllNWFilters"],
    async (conn) => {
      await conn.nwfilterDefineXML(filter("conf-taken", 81), 0);
      const before = await conn.listAllNWFilters(0);
      const codes = [ErrorNumber.OPERATION_FAILED, ErrorNumber.OPERATION_INVALID];
      await rejects(
        conn.nwfilterDefineXML(filter("conf-taken", 82), 0),
        codes,
        "its name under another uuid",
      );
      await rejects(
        conn.nwfilterDefineXML(filter("conf-other", 81), 0),
        codes,
        "its uuid under another name",
      );
      same(await conn.listAllNWFilters(0), before, "the filters after the refusals");
    },
  );

  suite.test(
    "a filter that leads back to itself is refused, one that is used is kept",
    ["nwfilterDefineXML", "nwfilterUndefine", "nwfilterLookupByName"],
    async (conn) => {
      const inner = await conn.nwfilterDefineXML(filter("conf-inner", 83), 0);
      await conn.nwfilterDefineXML(filter("conf-outer", 84, "conf-inner"), 0);
      await rejects(
        conn.nwfilterDefineXML(filter("conf-inner", 83, "conf-outer"), 0),
        ErrorNumber.OPERATION_FAILED,
        "a loop",
      );
      await rejects(
        conn.nwfilterUndefine(inner),
        [ErrorNumber.OPERATION_INVALID, ErrorNumber.OPERATION_FAILED],
        "undefining what another one uses",
      );
      same(await conn.nwfilterLookupByName("conf-inner"), inner, "the filter after the refusals");
    },
  );

  suite.test(
    "a filter is bound to a port and set free",
    [
      ...(["nwfilterDefineXML", "nwfilterBindingCreateXML", "nwfilterBindingLookupByPortDev"] as const),
      ...(["nwfilterBindingGetXMLDesc", "nwfilterBindingDelete", "listAllNWFilterBindings"] as const),
      ...(["nwfilterUndefine"] as const),
    ],
    async (conn) => {
      const ref = await conn.nwfilterDefineXML(filter("conf-bound", 85), 0);
      const bound = await conn.nwfilterBindingCreateXML(binding("conf-port", "conf-bound"), 0);
      same(bound, { portDev: "conf-port", filterName: "conf-bound" }, "the binding");
      same(await conn.nwfilterBindingLookupByPortDev("conf-port"), bound, "look-up by port");
      lists(
        (await conn.listAllNWFilterBindings(0)).map(({ portDev }) => portDev),
        "conf-port",
        "the bindings",
      );
      contains(await conn.nwfilterBindingGetXMLDesc(bound, 0), "<portdev name='conf-port'/>", "the document");
      await rejects(
        conn.nwfilterBindingCreateXML(binding("conf-port", "conf-bound"), 0),
        [ErrorNumber.OPERATION_FAILED, ErrorNumber.INTERNAL_ERROR],
        "a second binding of one port",
      );
      await rejects(
        conn.nwfilterUndefine(ref),
        [ErrorNumber.OPERATION_INVALID, ErrorNumber.OPERATION_FAILED],
        "undefining a filter that is bound",
      );
      await conn.nwfilterBindingDelete(bound);
      await rejects(
        conn.nwfilterBindingLookupByPortDev("conf-port"),
        ErrorNumber.NO_NWFILTER_BINDING,
        "look-up once it is free",
      );
      await conn.nwfilterUndefine(ref);
    },
  );

  suite.test(
    "a filter that is not there is bound to nothing",
    ["nwfilterBindingCreateXML", "listAllNWFilterBindings"],
    async (conn) => {
      await rejects(
        conn.nwfilterBindingCreateXML(binding("conf-none", "no such filter"), 0),
        [ErrorNumber.NO_NWFILTER, ErrorNumber.INTERNAL_ERROR],
        "a binding",
      );
      const ports = (await conn.listAllNWFilterBindings(0)).map(({ portDev }) => portDev);
      same(ports.includes("conf-none"), false, "whether it was made");
    },
  );

  suite.test(
    "what is no filter's document defines none",
    ["nwfilterDefineXML", "listAllNWFilters"],
    async (conn) => {
      const before = await conn.listAllNWFilters(0);
      const codes = [ErrorNumber.XML_ERROR, ErrorNumber.XML_DETAIL, ErrorNumber.INVALID_ARG];
      for (const text of ["", "<filter>", "<network/>", "<filter/>"]) {
        await rejects(conn.nwfilterDefineXML(text, 0), codes, JSON.stringify(text));
      }
      same(await conn.listAllNWFilters(0), before, "the filters after the refusals");
    },
  );
}
