export const validateDomainXML = async (
  _text: string,
): Promise<{ message: string; line?: number; column?: number }[]> => {
  throw new Error("core cannot validate yet");
};
