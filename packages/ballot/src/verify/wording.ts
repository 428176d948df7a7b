import { fromHex, throwIllegalValue } from '@selectorate/basics';
import { compactBase64 } from '../proofs/challenges.ts';
import type { FaultPlace } from './faults.ts';
import type { Part } from './parts.ts';
import type { Report } from './report.ts';

/** A text of `packages/messages` and what it is about: said by a page, a terminal or a letter, each in its own way. */
export interface Wording {
  readonly id: string;
  readonly args: Readonly<Record<string, string | number>>;
}

const wording = (id: string, args: Wording['args'] = {}): Wording => ({ id: `ballot-place-${id}`, args });

/** Where a fault is, from the larger to the smaller: a decryption, its question, its place. Ballots bear their voters' tracker. */
export function placeWording(place: FaultPlace): readonly Wording[] {
  switch (place.part) {
    case 'archive':
      return [wording('archive', { offset: place.offset })];
    case 'election':
    case 'tally':
      return [wording(place.part)];
    case 'credentials':
      return [place.entry === null ? wording('credentials') : wording('credentials-entry', { entry: place.entry })];
    case 'trustees':
      return [place.owner === null ? wording('trustees') : wording('trustees-owner', { owner: place.owner })];
    case 'ballot':
      return [wording('ballot', { number: place.number, hash: trackerOf(place.hash) }), ...within(place)];
    case 'shuffle':
      return [wording('shuffle', { number: place.number }), ...within(place)];
    case 'decryption':
      return [wording('decryption', { owner: place.owner }), ...within(place)];
    case 'result':
      return [wording('result'), ...within(place)];
    case 'sidecar':
      return [place.line === null ? wording('sidecar') : wording('sidecar-line', { line: place.line })];
    default:
      return throwIllegalValue(place);
  }
}

/** A SHA-256 in hexadecimal as voters see it: base64 without padding. */
export function trackerOf(hash: string): string {
  const bytes = fromHex(hash);
  return bytes === undefined ? hash : compactBase64(bytes);
}

function within({
  question,
  position = null,
}: {
  readonly question: number | null;
  readonly position?: number | null;
}): readonly Wording[] {
  return [
    ...(question === null ? [] : [wording('question', { question })]),
    ...(position === null ? [] : [wording('position', { position })]),
  ];
}

/** What was found in a part of the procedure, in numbers; several where people are named, one a person. Nothing for the other parts. */
export function figureWording(
  part: Part,
  report: Report,
): { readonly said: Wording; readonly owners: readonly Wording[] } | null {
  const { credentials, trustees, ballots, replaced, tallied, totalWeight, mixedBy, decryptedBy } = report;
  const figure = (id: string, args: Wording['args']): Wording => ({ id: `ballot-figure-${id}`, args });
  const owners = (numbers: readonly number[]): readonly Wording[] => numbers.map((owner) => figure('owner', { owner }));
  switch (part) {
    case 'credentials':
      return { said: figure('credentials', { credentials }), owners: [] };
    case 'trustees':
      return { said: figure('trustees', { trustees }), owners: [] };
    case 'ballots':
      return { said: figure('ballots', { ballots, replaced }), owners: [] };
    case 'tally':
      return { said: figure('tally', { tallied, weight: totalWeight }), owners: [] };
    case 'shuffles':
      return { said: figure('mixed-by', {}), owners: owners(mixedBy) };
    case 'decryptions':
      return { said: figure('decrypted-by', {}), owners: owners(decryptedBy) };
    default:
      return null;
  }
}
