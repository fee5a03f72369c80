/** The length word and the header's six. */
export const HEADER_SIZE = 28;

/** The longest frame, its length word included: 32 MiB and 4 bytes. C: `VIR_NET_MESSAGE_MAX`. */
export const FRAME_MAX = 33_554_436;

/** What one frame of a stream carries at most, so that peers before 0.9.12 take it. */
export const STREAM_DATA_MAX = 262_120;
