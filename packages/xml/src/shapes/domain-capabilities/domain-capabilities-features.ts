import { attribute, child, inOrder, oneOf, type Shape, shape, text, value, words, xsd } from "../language.js";

export const domainCapabilitiesFeaturesShapes: readonly Shape[] = [
  shape("DomainCapabilitiesFeatures", "What else a guest may have.", [
    inOrder(
      [child("gic?", "DomainCapabilitiesChoices")],
      [child("vmcoreinfo?", "DomainCapabilitiesSupport")],
      [child("genid?", "DomainCapabilitiesSupport")],
      [child("backingStoreInput?", "DomainCapabilitiesSupport")],
      [child("backup?", "DomainCapabilitiesSupport")],
      [child("async-teardown?", "DomainCapabilitiesSupport")],
      [child("s390-pv?", "DomainCapabilitiesSupport")],
      [child("ps2?", "DomainCapabilitiesSupport")],
      [child("sev?", "SevCapabilities")],
      [child("sgx?", "SgxCapabilities")],
      [child("hyperv?", "DomainCapabilitiesChoices")],
      [child("launchSecurity?", "DomainCapabilitiesChoices")],
    ),
  ]),
  shape("SevCapabilities", "What the host offers of AMD's SEV.", [
    attribute("supported", "virYesNo"),
    inOrder(
      [
        oneOf(
          [
            inOrder(
              [value("cbitpos", xsd("unsignedInt"))],
              [value("reducedPhysBits", xsd("unsignedInt"))],
              [value("maxGuests", xsd("unsignedInt"))],
              [value("maxESGuests", xsd("unsignedInt"))],
            ),
          ],
          [],
        ),
      ],
      [value("cpu0Id?", "text")],
    ),
  ]),
  shape("SgxCapabilities", "What the host offers of Intel's SGX.", [
    attribute("supported", "virYesNo"),
    oneOf(
      [
        inOrder(
          [value("flc", "virYesNo")],
          [value("sgx1", "virYesNo")],
          [value("sgx2", "virYesNo")],
          [child("section_size", "SgxSectionSize")],
          [child("sections?", "SgxSections")],
        ),
      ],
      [],
    ),
  ]),
  shape("SgxSectionSize", "How much memory enclaves may take; KiB.", [
    attribute("unit", words("KiB")),
    text(xsd("unsignedLong")),
  ]),
  shape("SgxSections", "The parts of memory for enclaves.", [child("section*", "SgxSection")]),
  shape("SgxSection", "A part of memory for enclaves.", [
    attribute("node", xsd("unsignedInt")),
    attribute("size", xsd("unsignedLong")),
    attribute("unit", words("KiB")),
  ]),
];
