import { throwIllegalValue } from '@selectorate/basics';
import type { FaultPlace } from '@selectorate/ballot';
import type { Texts } from '@selectorate/messages';

/** Where a fault is: `ballot 7 (…), question 2`. Ballots bear the tracker that their voters have. */
export function tellPlace(place: FaultPlace, texts: Texts): string {
  switch (place.part) {
    case 'archive':
      return texts.text('ballot-place-archive', { offset: place.offset });
    case 'election':
    case 'tally':
      return texts.text(`ballot-place-${place.part}`);
    case 'credentials':
      return place.entry === null
        ? texts.text('ballot-place-credentials')
        : texts.text('ballot-place-credentials-entry', { entry: place.entry });
    case 'trustees':
      return place.owner === null
        ? texts.text('ballot-place-trustees')
        : texts.text('ballot-place-trustees-owner', { owner: place.owner });
    case 'ballot':
      return texts.text('ballot-place-ballot', { number: place.number, hash: trackerOf(place.hash) });
    case 'shuffle':
      return joined([texts.text('ballot-place-shuffle', { number: place.number }), ...within(place, texts)]);
    case 'decryption':
      return joined([texts.text('ballot-place-decryption', { owner: place.owner }), ...within(place, texts)]);
    case 'result':
      return joined([texts.text('ballot-place-result'), ...within(place, texts)]);
    case 'sidecar':
      return place.line === null
        ? texts.text('ballot-place-sidecar')
        : texts.text('ballot-place-sidecar-line', { line: place.line });
    default:
      return throwIllegalValue(place);
  }
}

/** A SHA-256 in hexadecimal as voters see it: base64 without padding. */
export const trackerOf = (hash: string): string => Buffer.from(hash, 'hex').toString('base64').replace(/=+$/, '');

const joined = (parts: readonly string[]): string => parts.join(', ');

function within(
  { question, position = null }: { readonly question: number | null; readonly position?: number | null },
  texts: Texts,
): readonly string[] {
  return [
    ...(question === null ? [] : [texts.text('ballot-place-question', { question })]),
    ...(position === null ? [] : [texts.text('ballot-place-position', { position })]),
  ];
}
