import { z } from 'zod';

const clause = z.object({
  clause: z.string(),
  text: z.string(),
  holds: z.boolean(),
  facts: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
    }),
  ),
});

/** A rule as it came out for one member, with what was looked at. */
export type OwnClause = z.infer<typeof clause>;
export type OwnFact = OwnClause['facts'][number];

/** Dates that are there are seen by what is worked out from them; only one that is missing says something by itself. */
const GOES_WITHOUT_SAYING: ReadonlySet<string> = new Set(['joinedKnown', 'paymentKnown', 'ageKnown']);

/** The clauses of an answer, each once, however many rules it is made of; what is none is left out. */
export function readClauses(untrusted: readonly unknown[]): readonly OwnClause[] {
  const read = untrusted.flatMap((each) => {
    const parsed = clause.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
  return [...new Set(read.map((each) => each.clause))].map((id) => {
    const rules = read.filter((each) => each.clause === id);
    const facts = new Map(rules.flatMap((rule) => rule.facts.map((fact) => [fact.name, fact])));
    const told = [...facts.values()].filter(({ name, value }) => value !== true || !GOES_WITHOUT_SAYING.has(name));
    return { clause: id, text: rules[0]?.text ?? id, holds: rules.every(({ holds }) => holds), facts: told };
  });
}
