import { REFUSAL_CODES, type VerdictFaultCode } from '@selectorate/selection';

/** An act at another time: against the acts around it, the clock, its signers' own times, or what the next signer saw. */
const MOVED = [
  'time-decreases',
  'lapse-missing',
  'deadline-not-reached',
  'signature-from-the-future',
  'signature-too-old',
  'seen-differs',
] as const;

/** Codes that each kind of mutation is named by: at least one of them, at the place of the mutation. */
export const EXPECTED_CODES = {
  // Somebody who holds no key.
  'byte of a file': ['file-altered'],
  'byte of manifest.json': ['manifest-altered'],
  'byte of manifest.note': [
    'note-malformed',
    'manifest-altered',
    'manifest-disagrees',
    'signature-invalid',
    'signature-unknown-key',
  ],
  'file removed': ['file-missing', 'manifest-missing'],
  'file added': ['file-unlisted', 'path-unsafe'],
  'file renamed': ['file-missing', 'manifest-missing'],

  // Somebody who holds the log's key and signs the manifest anew.
  'byte, manifest signed anew': [
    'file-misnamed',
    'note-malformed',
    'checkpoint-misplaced',
    'checkpoint-not-latest',
    'origin-differs',
    'signature-invalid',
    'signature-unknown-key',
    'tile-differs',
    'bundle-malformed',
    'entry-too-large',
    'rulebook-malformed',
    'rulebook-pinned',
    'act-malformed',
  ],
  'file added, manifest signed anew': [
    'file-unexpected',
    'path-unsafe',
    'tile-differs',
    'file-misnamed',
    'note-malformed',
  ],
  'rulebook replaced': ['rulebook-pinned'],
  'blob replaced': ['file-misnamed'],
  'blob exchanged': ['blob-missing'],
  'blob removed': ['blob-missing'],
  'blob smuggled in': ['blob-not-named'],
  'published part replaced': ['file-misnamed'],
  'published part exchanged': ['published-not-committed'],
  'entries cut, checkpoints kept': ['log-truncated'],
  'fork, cosigned checkpoints kept': ['log-forked'],
  'last checkpoint dropped': ['log-beyond-checkpoint'],
  'checkpoint that a signer saw dropped': ['checkpoint-dropped'],
  'checkpoints dropped around an act': ['time-outside-checkpoints'],
  'checkpoint under another size': ['checkpoint-misplaced'],
  'cosignature dropped from the last checkpoint': ['quorum-missing'],
  'cosignature by a stranger': ['signature-unknown-key'],
  'cosignature of another checkpoint': ['signature-invalid'],
  'log signature dropped from a checkpoint': ['log-signature-missing'],
  'witnessed times out of order': ['checkpoint-order'],

  // The log's history changed, by either attacker.
  'entries swapped': ['act-out-of-sequence'],
  'entries swapped, renumbered': REFUSAL_CODES,
  'entry removed': ['act-out-of-sequence', 'contest-not-open'],
  'entry removed, renumbered': REFUSAL_CODES,
  'entry doubled': ['act-out-of-sequence'],
  'entry doubled, renumbered': REFUSAL_CODES,
  'act moved in time, not cosigned': ['time-not-witnessed', ...MOVED],
  'act moved in time, cosigned anew': MOVED,
  'act dated away from its checkpoint': ['time-outside-checkpoints'],
  'field of an act edited': REFUSAL_CODES,
  'moment of an act edited': MOVED,

  // An act put at the end, by either attacker.
  'act signed by the log alone': ['signature-invalid'],
  'act signed by a stranger': ['signature-invalid'],
  'act by people without the role': ['signer-lacks-role'],
  'act by one of two': ['two-persons-needed'],
  'act by one person twice': ['signer-twice'],
  'act by somebody unknown': ['signer-unknown'],
  'act by an officer who left': ['signer-left'],
  'act that not all signed': ['signature-missing'],
  'act signed too long ago': ['signature-too-old'],
  'act signed later than recorded': ['signature-from-the-future'],
  'act that saw another history': ['seen-differs'],
  'act of another contest': ['act-of-another-contest'],
  'act recorded again': ['signature-used', 'commitment-repeated'],
  'act recorded again, too late': REFUSAL_CODES,
} as const satisfies Readonly<Record<string, readonly VerdictFaultCode[]>>;

export type MutationKind = keyof typeof EXPECTED_CODES;
