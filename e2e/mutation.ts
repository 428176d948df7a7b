import type { VerdictFault, VerdictFaultCode } from '@selectorate/selection';
import { EXPECTED_CODES, type MutationKind } from './expected-codes.ts';
import type { Files } from './verdicts.ts';

/** One changed record, and where the change is. */
export interface Mutation {
  readonly kind: MutationKind;
  /** For people: which change of the kind this is. */
  readonly what: string;
  /** Where the fault must be found: at one of these paths, at one of these entries, or anywhere. */
  readonly place: { readonly paths?: readonly string[]; readonly entries?: readonly number[] };
  /** What must be found besides, wherever it is. */
  readonly besides?: readonly VerdictFaultCode[];
  /** Made only when it is tried: a mutated record is as large as the record. */
  readonly files: () => Files;
}

/** The codes that name the mutation, of those that a verdict carries. */
export function namingCodes(
  { kind, place: { paths, entries } }: Pick<Mutation, 'kind' | 'place'>,
  faults: readonly VerdictFault[],
): readonly VerdictFaultCode[] {
  const expected: readonly VerdictFaultCode[] = EXPECTED_CODES[kind];
  return faults
    .filter(({ code }) => expected.includes(code))
    .filter((fault) => paths === undefined || paths.includes(fault.path ?? ''))
    .filter((fault) => entries === undefined || entries.includes(fault.entry ?? -1))
    .map(({ code }) => code);
}
