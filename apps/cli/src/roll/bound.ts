import { compare, ONE, rational, type Rational, ZERO } from '@selectorate/basics';
import { auditVerdict, ineligibleBound } from '@selectorate/roll';
import { tellBound, tellConfidence } from '@selectorate/telling';
import { cannot } from '../count/trouble.ts';
import type { RollArguments } from './roll-arguments.ts';
import { type Answer, type RollDesk, told } from './roll-desk.ts';
import { readWhole } from './whole-number.ts';

/** `roll bound --roll N --sample n --bad z [--silent s] [--margin m] [--missing k] [--committed c] [--confidence 0.95]`. */
export function boundAnswer(asked: RollArguments, desk: RollDesk): Promise<Answer> | null {
  const [roll, sample, bad] = ['roll', 'sample', 'bad'].map((option) => asked.one(option));
  if (asked.places.length > 0 || roll === undefined || sample === undefined || bad === undefined) return null;
  const given = { margin: asked.one('margin'), missing: asked.one('missing'), committed: asked.one('committed') };
  const figures = { roll, sample, bad, silent: asked.one('silent') ?? '0', ...given };
  return Promise.resolve(boundOf(figures, asked.one('confidence') ?? '0.95', desk));
}

interface Figures {
  readonly roll: string;
  readonly sample: string;
  readonly bad: string;
  readonly silent: string;
  readonly margin: string | undefined;
  readonly missing: string | undefined;
  readonly committed: string | undefined;
}

function boundOf(figures: Figures, confidenceText: string, { texts }: RollDesk): Answer {
  const read: Record<string, number> = {};
  for (const [option, text] of Object.entries(figures)) {
    if (text === undefined) continue;
    const value = readWhole(text, option, texts);
    if (!value.ok) return value;
    read[option] = value.value;
  }
  const { roll = 0, sample = 0, bad = 0, silent = 0, margin, missing = 0, committed = missing + 1 } = read;
  const confidence = readConfidence(confidenceText);
  if (confidence === undefined) return cannot(texts.text('roll-confidence-bad', { found: confidenceText }));
  const bound = ineligibleBound({ roll, sample, bad, silent, missing, committed, confidence });
  if (!bound.ok) return cannot(texts.text(`roll-bound-${bound.error}`));
  const { bound: most, ifSilentLikeRest } = bound.value;
  const json = {
    schema: 'selectorate-roll-bound/1',
    roll,
    sample,
    bad,
    silent,
    missing,
    committed,
    confidence: `${tellConfidence(confidence)} %`,
    bound: most,
    ifSilentLikeRest,
    margin: margin ?? null,
    verdict: margin === undefined ? null : auditVerdict({ bound: most, margin }),
  };
  return told(tellBound({ ...bound.value, margin: margin ?? null }, texts), json);
}

/** A share between 0 and 1, as a decimal number: `0.95`. */
function readConfidence(text: string): Rational | undefined {
  const [, digits] = /^0?\.(\d{1,9})$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = rational(BigInt(digits), 10n ** BigInt(digits.length));
  return compare(value, ZERO) > 0 && compare(value, ONE) < 0 ? value : undefined;
}
