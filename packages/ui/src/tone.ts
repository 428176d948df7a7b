/** What a block is about: a plain fact, information, something done, something that needs a person, a fault or refusal. */
export type Tone = 'plain' | 'information' | 'success' | 'attention' | 'fault';

/** The shape that goes with each tone, so that none is told by colour alone. */
export const TONE_MARKS: Readonly<Record<Tone, string>> = {
  plain: '·',
  information: '●',
  success: '✓',
  attention: '▲',
  fault: '✗',
};
