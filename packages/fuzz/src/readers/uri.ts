import { LibvirtError } from "@libvirt-ts/driver";
import { readClientConfig } from "../../../core/src/open/client-config.js";
import { parseAuthFile } from "../../../driver-remote/src/auth/auth-file.js";
import { isRemoteUri, parseRemoteUri } from "../../../driver-remote/src/uri/remote-uri.js";
import { testPath } from "../../../driver-test/src/uri.js";
import { AddressError, acceptsUri, addressesOf, describeAddress } from "../../../driver-xend/src/address.js";
import { errorsOf, type Reader } from "../engine/reader.js";
import { several } from "./several.js";

const judge = errorsOf([LibvirtError, AddressError]);

/** Connection URIs, and the files of a client that name them: libvirt.conf and auth.conf. */
export const reader: Reader = {
  seeds: [
    "qemu+ssh://root@[::1]:22/system?keyfile=%2Fk&no_verify=1&command=/bin/x;socket=/s",
    "xen+tls://host.example.org/?pkipath=/p&no_verify=1",
    "test:///path%20x/node.xml",
    "http://localhost:8000/",
    "test+unix:///default?socket=/a/b",
    `uri_default = "qemu:///system"\nuri_aliases = [\n "hail=qemu+ssh://root@hail.cloud/system", # c\n 'sleet=qemu:///x',\n]\n`,
    "[credentials-test]\nusername=fred\npassword=12=3456\n# c\n[auth-libvirt-host]\ncredentials=test\n",
  ],
  fault: judge,
  read(input) {
    const text = input.toString();
    testPath(text);
    isRemoteUri(text);
    acceptsUri(text);
    return several(judge, [
      () => parseRemoteUri(text),
      () => addressesOf(text).map(describeAddress),
      () => readClientConfig(text, "libvirt.conf"),
      () => parseAuthFile(text, "auth.conf"),
    ]);
  },
};
