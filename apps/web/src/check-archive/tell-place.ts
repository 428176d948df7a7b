import type { FaultPlace } from '@selectorate/ballot';
import { fromHex, throwIllegalValue, toBase64 } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';

/** Where a fault is: `ballot 7 (…)`. Ballots bear the tracker that their voters have. */
export function tellPlace(place: FaultPlace, texts: Texts): string {
  switch (place.part) {
    case 'archive':
      return texts.text('ballot-place-archive', { offset: place.offset });
    case 'election':
    case 'tally':
      return texts.text(`ballot-place-${place.part}`);
    case 'credentials':
      return numbered(place.entry, { whole: 'ballot-place-credentials', one: 'entry' }, texts);
    case 'trustees':
      return numbered(place.owner, { whole: 'ballot-place-trustees', one: 'owner' }, texts);
    case 'sidecar':
      return numbered(place.line, { whole: 'ballot-place-sidecar', one: 'line' }, texts);
    case 'ballot':
      return texts.text('ballot-place-ballot', { number: place.number, hash: trackerOf(place.hash) });
    case 'shuffle':
      return within(texts.text('ballot-place-shuffle', { number: place.number }), place.question, null, texts);
    case 'decryption':
      return within(
        texts.text('ballot-place-decryption', { owner: place.owner }),
        place.question,
        place.position,
        texts,
      );
    case 'result':
      return within(texts.text('ballot-place-result'), place.question, place.position, texts);
    default:
      return throwIllegalValue(place);
  }
}

/** A list, or the entry of it with this number. */
function numbered(
  number: number | null,
  { whole, one }: { readonly whole: string; readonly one: string },
  texts: Texts,
): string {
  return number === null ? texts.text(whole) : texts.text(`${whole}-${one}`, { [one]: number });
}

function within(thing: string, question: number | null, position: number | null, texts: Texts): string {
  return [
    thing,
    ...(question === null ? [] : [texts.text('ballot-place-question', { question })]),
    ...(position === null ? [] : [texts.text('ballot-place-position', { position })]),
  ].join(', ');
}

/** A SHA-256 in hexadecimal as voters see it: base64 without padding. */
function trackerOf(hash: string): string {
  const bytes = fromHex(hash);
  return bytes === undefined ? hash : toBase64(bytes).replace(/=+$/, '');
}
