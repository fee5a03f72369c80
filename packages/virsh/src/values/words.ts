/** Never translated: scripts read it. */
export const yesNo = (truth: boolean): string => (truth ? "yes" : "no");

/** Never translated: scripts read it. */
export const onOff = (truth: boolean): string => (truth ? "on" : "off");
