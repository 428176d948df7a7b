import type { Texts } from '@selectorate/messages';
import type { Act } from '@selectorate/selection';
import type { ContestView } from './contest-view.tsx';
import { aboutRoll } from './act-about-roll.ts';
import { deadlineName, sayCodes } from './where-it-stands.ts';

/** Members of public bodies that say what an act is about, in the order in which they are told. */
const TELLING = [
  'person',
  'leaves',
  'enters',
  'role',
  'unit',
  'batch',
  'incident',
  'challenge',
  'interest',
  'waiver',
  'exclusion',
] as const;
const DECIDING = [
  'intention',
  'outcome',
  'decision',
  'winner',
  'elected',
  'ground',
  'remedy',
  'against',
  'reason',
  'electorate',
] as const;

/** What an act is about in a few words, `Branch 01`; empty where its kind says all. */
export function actSubject(act: Act, view: ContestView, texts: Texts): string {
  const fields = act.body as Readonly<Record<string, unknown>>;
  const { deadline } = fields;
  const named = [...TELLING, ...DECIDING].flatMap((field) => {
    const value = fields[field];
    return typeof value === 'string' ? [sayCodes(value, view, texts)] : [];
  });
  return [
    ...(typeof deadline === 'string' ? [deadlineName(deadline, texts)] : []),
    ...named,
    ...aboutRoll(act, view, texts),
  ].join(', ');
}
