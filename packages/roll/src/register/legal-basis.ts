import { addMonths, err, formatIsoDate, ok, parseIsoDate, type Result } from '@selectorate/basics';
import { z } from 'zod';
import { type ImportFault, importFault } from '../import/import-fault.ts';
import type { IsoDate } from '../entry.ts';
import type { LegalBasis } from './register-row.ts';

/** The rights under which a register may be used. */
export const REGISTER_BASES = ['registered-party-full-register', 'open-register', 'members-consent', 'other'] as const;

/** A register is published anew every year: who still needs one then decides again. */
const LONGEST_MONTHS = 12;

const isoDate = z.string().refine((text) => parseIsoDate(text) !== undefined);
const words = z.string().trim().min(1).max(500);

/** The one shape of a legal basis; anything more or less is refused. */
export const legalBasisSchema: z.ZodType<LegalBasis> = z.strictObject({
  schema: z.literal('selectorate-register-basis/1'),
  basis: z.enum(REGISTER_BASES),
  provision: words,
  decidedBy: words,
  decidedOn: isoDate,
  until: isoDate,
  purpose: words,
});

/**
 * Whether a register may be read today: the basis says all it must, was decided by today, holds today, and ends at most
 * twelve months after the decision. Without one no byte of a register is read.
 */
export function checkBasis(basis: unknown, today: IsoDate): Result<LegalBasis, ImportFault> {
  const parsed = legalBasisSchema.safeParse(basis);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.')).filter((field) => field !== '');
    return err(importFault('register-basis-missing', {}, [...new Set(fields)].join(', ')));
  }
  const { decidedOn, until } = parsed.data;
  if (decidedOn > today) return err(importFault('register-basis-missing', {}, `decidedOn ${decidedOn}`));
  if (until < today) return err(importFault('register-basis-expired', {}, `until ${until}`));
  const decided = parseIsoDate(decidedOn);
  const latest = decided === undefined ? '' : formatIsoDate(addMonths(decided, LONGEST_MONTHS));
  return until > latest ? err(importFault('register-basis-too-long', {}, `until ${until}`)) : ok(parsed.data);
}
