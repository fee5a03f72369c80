import { ConfError, decodeConf, parse } from "@libvirt-ts/xm-conf";
import { confToDomain, domainToConf } from "@libvirt-ts/xm-conf/domain";
import { problemsOf, type Reader, same } from "../engine/reader.js";
import { filesIn } from "./seeds.js";

const judge = problemsOf([ConfError]);

/** Configuration files of xm and xl: kept to the letter, and the domains in them. */
export const reader: Reader = {
  seeds: [
    ...filesIn("xm-conf/fixtures/conf", ".conf"),
    ...filesIn("xm-conf/fixtures/xm2xml", ".cfg", 30),
    ...filesIn("xm-conf/fixtures/xml2xm", ".cfg", 30),
    `name = "a"\nkernel = '/k'\nmemory = 64\nvcpus=2\ndisk = [ 'phy:/dev/a,xvda,w', "format=qcow2, vdev=hda, target=/x" ]\nvif = [ 'mac=00:16:3e:00:00:01,bridge=b' ]\nvfb = ['type=vnc,vncunused=1']\non_crash='restart'\n# c\nextra += "x"\nlist = [ 1, [2, "3"], ]\n`,
  ],
  fault: judge,
  read(input) {
    const { text } = decodeConf(input);
    const document = parse(text);
    same("a file that nothing was changed in", document.format(), text);
    const normal = parse(document.format({ normalize: true }));
    for (const name of document.names()) same(`the value of ${name}`, normal.get(name), document.get(name));
    for (const dialect of ["xm-1", "xm-3", "xl"] as const) {
      try {
        const { domain } = confToDomain(document, dialect);
        const written = domainToConf(domain, dialect).document.format();
        const again = domainToConf(confToDomain(parse(written), dialect).domain, dialect).document.format();
        same(`a domain of ${dialect} written, and read and written again,`, again, written);
      } catch (error) {
        if (!(error instanceof ConfError) || judge(error) !== undefined) throw error;
      }
    }
  },
};
