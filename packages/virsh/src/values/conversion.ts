export type NativeFormat = "xen-xm" | "xen-xl" | "xen-sxpr";
const later = async (): Promise<never> => {
  throw new Error("core cannot convert yet");
};
export const domainXMLFromNative: (f: NativeFormat, t: string) => Promise<string> = later;
export const domainXMLToNative: (f: NativeFormat, t: string) => Promise<string> = later;
export const validateDomainXML: (
  t: string,
) => Promise<{ message: string; line?: number; column?: number }[]> = later;
