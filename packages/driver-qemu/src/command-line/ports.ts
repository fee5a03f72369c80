/** Where screens begin: displays of VNC are counted from it. */
export const firstScreenPort = 5900;

export const lastPort = 65_535;
