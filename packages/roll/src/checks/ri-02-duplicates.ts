import { throwIllegalValue } from '@selectorate/basics';
import { type DuplicatePair, findDuplicates } from '../match/find-duplicates.ts';
import { modelHash } from '../match/model/match-model.ts';
import { UK_DUPLICATES } from '../match/model/uk-duplicates.ts';
import type { CheckInput } from './check-input.ts';
import type { SignalReason } from './codes.ts';
import { matchRowOf } from './entry-facts.ts';
import { type Finding, found, raise } from './finding.ts';

/**
 * RI-02: two entries that may be one person: 7 bits and more for a look, 13 and more for an answer. Twins, and father and son of one
 * name, are never more than a look.
 */
export function checkDuplicates({ entries, duplicates: model = UK_DUPLICATES }: CheckInput): Finding {
  const named = entries.filter(({ person }) => person.name.trim() !== '');
  const pairs = findDuplicates(
    named.map((entry) => matchRowOf(entry, model.fields)),
    model,
  );
  const signals = pairs.flatMap((pair) => {
    const members = [named[pair.first]?.member, named[pair.second]?.member].filter((member) => member !== undefined);
    const state = pair.signal === 'strong' ? 'ask-member' : 'review';
    return raise({ check: 'RI-02', state, reason: reasonOf(pair), members, figures: { bits: oneDecimal(pair.bits) } });
  });
  return found({
    population: entries.length,
    tested: named.map(({ member }) => member),
    notTestable: { 'no-name': entries.length - named.length },
    signals,
    // Honest second entries are about one in a hundred; pairs of different people at 7 bits about seven in a thousand.
    expected: {
      low: Math.floor(named.length * 0.004),
      high: Math.ceil(named.length * 0.02),
      source: 'measured-on-invented-rolls',
    },
    totals: { pairs: pairs.length, 'strong-pairs': pairs.filter(({ signal }) => signal === 'strong').length },
    model: modelHash(model),
  });
}

function reasonOf({ signal, cap }: DuplicatePair): SignalReason {
  switch (cap) {
    case 'different-given-name':
    case 'given-name-alike':
      return 'alike-given-name';
    case 'different-birth':
      return 'alike-birth';
    case 'nothing-personal':
      return 'alike-household';
    case null:
      return signal === 'strong' ? 'duplicate-strong' : 'duplicate-likely';
    default:
      return throwIllegalValue(cap);
  }
}

const oneDecimal = (bits: number): number => Math.round(bits * 10) / 10;
