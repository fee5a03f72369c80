/** A message and the places it stands at. */
export interface ExtractedMessage {
  readonly id: string;
  readonly other?: string;
  readonly places: readonly string[];
}

export function extractMessages(): ExtractedMessage[];
