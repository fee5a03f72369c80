/** Never translated: scripts read it. */
export const yesNo = (truth: boolean): string => (truth ? "yes" : "no");
