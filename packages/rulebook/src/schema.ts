import { type ClauseId, type DeadlineId, ID_PATTERN, type SectionId } from '@selectorate/basics';
import { z } from 'zod';
import {
  BALLOT_METHODS,
  OVERRIDE_EFFECTS,
  REMEDIES,
  type Rulebook,
  RULEBOOK_SCHEMA,
  SEEN,
  type Settings,
  TIE_RULES,
  TRIGGER_FORMULAS,
} from './rulebook.ts';

const LONGEST_TEXT = 2_000;
const MOST_ITEMS = 200;
/** A tally is a fraction over all sections' papers, and has to fit into an act. */
const MOST_BALLOT_SECTIONS = 12;
const MOST_DAYS = 3_660;

/** An id of one kind; the pattern is checked, the kind is the schema's word. */
const idOf = <Kind extends string>(): z.ZodType<Kind> => z.string().regex(ID_PATTERN) as unknown as z.ZodType<Kind>;

const name = z.string().regex(ID_PATTERN);
/** Text for people: whole characters, no control characters but line feeds, nothing that turns the direction of text. */
const text = z
  .string()
  .min(1)
  .max(LONGEST_TEXT)
  .regex(/^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|\n)*$/u)
  .refine((value) => value.isWellFormed(), 'text of whole characters');
const whole = (most: number) =>
  z
    .int()
    .min(0)
    .max(most)
    .refine((value) => !Object.is(value, -0), 'a whole number');
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(MOST_ITEMS);

const clauseRef = idOf<ClauseId>().describe('The clause that says so; one of `clauses`.');
const deadlineRef = idOf<DeadlineId>();
const bodyRef = name.describe('A decision body; one of `bodies`.');

/** `camelCase` names of parameters and options. */
const PARAMETER_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;
const settings: z.ZodType<Settings> = z.record(
  z.string().regex(PARAMETER_NAME),
  z.union([text, whole(Number.MAX_SAFE_INTEGER), z.boolean()]),
);

const clauseSchema = z.strictObject({
  id: idOf<ClauseId>().describe('Name of the clause, used by every explanation and refusal.'),
  text: text.describe('What the rule says, in our own words.'),
  citation: text.describe('The document and place it encodes.'),
  seen: z.enum(SEEN).describe('How the source was seen: its text, a published or press report, or not at all.'),
});

const electorate = z.strictObject({
  rules: listOf(
    z.strictObject({
      clause: clauseRef,
      when: z
        .string()
        .min(1)
        .max(LONGEST_TEXT)
        .describe('CEL in the restricted profile; true for a member who passes.'),
      otherwise: name
        .regex(/^(?!excluded-)/)
        .describe(
          'Reason code published as a count for members whom this rule withholds; not excluded-…, which decisions have.',
        ),
    }),
  ).describe('A member is in the electorate when every rule holds; the first that does not gives the reason.'),
});

const thresholdRule = z.strictObject({
  aggregator: z
    .enum(['pooled', 'any-section', 'every-section', 'weighted-sections'])
    .describe('How sections combine: all units together, either section, each section, or a weighted college.'),
  comparator: z.enum(['>', '>=']).describe('How the share for an open selection is compared with the threshold.'),
  threshold: z.string().max(81).describe('Exact fraction: 1/2, 1/3.'),
  denominator: z.enum(['cast', 'entitled']).describe('Units that cast a vote, or all valid units.'),
  noPreference: z
    .enum(['in-denominator', 'out-of-denominator'])
    .describe('Whether a unit tied again after its retake counts in the denominator.'),
  exactTie: z
    .enum(['as-compared', 'undetermined', 'met', 'not-met'])
    .describe('What follows when the share equals the threshold exactly.'),
  emptySection: z
    .enum(['lapses', 'renormalises', 'counts-as-none'])
    .describe('A section without votes: weight lost, remaining weights scaled to 1, or a share of 0.'),
  capPerParent: whole(10_000)
    .min(1)
    .nullable()
    .describe('Votes that branches of one parent body have in all; above it each of n counts cap/n. Null: no cap.'),
  sections: listOf(
    z.strictObject({
      section: idOf<SectionId>().describe('One of `sections`.'),
      weight: z.string().max(81).describe('Exact fraction; the weights sum to 1.'),
    }),
  ).min(1),
});

const trigger = z.strictObject({
  clause: clauseRef,
  rule: thresholdRule.describe('The formula, with every choice it needs.'),
  formula: z.enum(TRIGGER_FORMULAS).describe('The common name of the formula.'),
  label: text.describe('How pages name the formula, with any reservation about it.'),
  unitTie: z.strictObject({
    clause: clauseRef,
    retakes: z.union([z.literal(0), z.literal(1)]).describe('How often a tied unit votes again.'),
  }),
  unitQuorum: z.strictObject({
    clause: clauseRef,
    voters: whole(100_000).describe('Least voters for a unit vote to stand; 0 for no quorum.'),
  }),
  lateReturns: z.literal('not-counted').describe('A late return counts only by an override.'),
});

const calendar = z.strictObject({
  clause: clauseRef,
  deadlines: listOf(
    z.strictObject({
      id: deadlineRef.describe('freeze, notice, units-meet-from, returns-due, shortlist, hustings, ballot-opens, …'),
      clause: clauseRef,
      meaning: text.describe('What happens then, in one sentence.'),
    }),
  ),
  gaps: listOf(
    z.strictObject({
      clause: clauseRef,
      from: deadlineRef.describe('The earlier deadline.'),
      to: deadlineRef.describe('The later deadline.'),
      atLeastDays: whole(MOST_DAYS)
        .nullable()
        .describe('Least civil days between them; 0 still orders the two moments.'),
      atMostDays: whole(MOST_DAYS).nullable().describe('Most civil days between them.'),
    }),
  ),
});

/** The shape of a resolved rulebook; `rulebookFaults` adds what one field owes to another. */
export const rulebookSchema: z.ZodType<Rulebook> = z.strictObject({
  schema: z.literal(RULEBOOK_SCHEMA).describe('Version of this shape.'),
  id: name.describe('Name of the rulebook.'),
  version: text.describe('Version of the rulebook: a contest is pinned to one.'),
  title: text,
  basis: text.describe('What the whole rests on, for instance: from press reports; clause text not seen.'),
  clauses: listOf(clauseSchema).min(1).describe('Every rule, once, with its source.'),
  parameters: settings.describe('What the sources do not settle and the organiser chose.'),
  sections: listOf(
    z.strictObject({
      id: idOf<SectionId>(),
      title: text,
      kind: z.enum(['branch', 'affiliate']).describe('Units of the party itself, or of affiliated bodies.'),
    }),
  ).describe('Groups of units that vote in the trigger ballot.'),
  electorates: z.strictObject({
    trigger: electorate.describe('Who may vote in unit meetings.'),
    ballot: electorate.describe('Who may vote in the all-member ballot.'),
  }),
  trigger: trigger.nullable().describe('The trigger ballot; null where there is no such stage.'),
  calendar: calendar.describe('Deadlines and the civil days that must lie between them.'),
  shortlist: z.strictObject({
    clause: clauseRef,
    incumbentAutomatic: z.boolean().describe('A triggered incumbent is on the shortlist without being chosen.'),
    atLeast: whole(1_000).min(1),
    atMost: whole(1_000).min(1).nullable(),
  }),
  ballot: z.strictObject({
    clause: clauseRef,
    method: z.enum(BALLOT_METHODS).describe('How papers are counted: a rule of the counter for one seat.'),
    options: settings.describe('Options of the counting method, by its own names; see `count rules`.'),
    ties: listOf(z.enum(TIE_RULES)).describe('Tie rules in the order they are tried.'),
    sections: z
      .array(
        z.strictObject({
          section: idOf<SectionId>().describe(
            'Name of the section; batches of papers and the frozen roll refer to it.',
          ),
          clause: clauseRef,
          title: text,
          weight: z.string().max(81).describe('Exact fraction above 0: 1/3, 40.'),
          of: z
            .enum(['section', 'paper'])
            .describe('Its counting papers share the weight, or each paper of it counts as so many votes.'),
          when: z.string().min(1).max(LONGEST_TEXT).describe('CEL in the restricted profile; true for its members.'),
        }),
      )
      .min(1)
      .max(MOST_BALLOT_SECTIONS)
      .optional()
      .describe('Electoral colleges or block votes of the ballot. Without it each paper counts as one.'),
    channels: z
      .array(z.enum(['post', 'in-person']))
      .min(1)
      .max(2),
  }),
  publication: z.strictObject({
    clause: clauseRef,
    k: whole(10_000).describe('Breakdown cells below k are withheld; never the contest’s own result.'),
  }),
  signing: z.strictObject({
    clause: clauseRef,
    appendWithinHours: whole(24 * 366)
      .min(1)
      .describe('How old a signature may be when its act is recorded.'),
  }),
  bodies: listOf(
    z.strictObject({
      id: name,
      clause: clauseRef,
      title: text,
      quorum: whole(16).min(1).describe('How many members must sign a decision; an act takes at most 16 signatures.'),
      castingVote: z.enum(['none', 'chair']).describe('Who decides a tied vote; none: a tied motion falls.'),
    }),
  ),
  endorsement: z.strictObject({ clause: clauseRef, body: bodyRef }),
  declaration: z.strictObject({
    clause: clauseRef,
    anomaliesDecidedBy: bodyRef.describe('Who records reasons when open anomalies reach the margin.'),
  }),
  challenges: z.strictObject({
    clause: clauseRef,
    windowDays: whole(MOST_DAYS),
    runsFrom: z.literal('publication'),
    closesAtLocal: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .describe('Local time on the last day, HH:MM.'),
    decidedBy: bodyRef,
    remedies: listOf(z.enum(REMEDIES)).describe('Narrowest first.'),
  }),
  retention: z.strictObject({
    clause: clauseRef,
    days: whole(MOST_DAYS).describe('How long papers and evidence are kept after the declaration.'),
  }),
  overrides: listOf(
    z.strictObject({
      clause: clauseRef,
      power: name.describe('Name of the power.'),
      decidedBy: bodyRef,
      effects: z.array(z.enum(OVERRIDE_EFFECTS)).min(1).max(OVERRIDE_EFFECTS.length),
    }),
  ),
  witnesses: z.strictObject({
    clause: clauseRef,
    atLeast: whole(100).describe('Independent co-signers that every checkpoint needs.'),
  }),
});

/** The short form of a rulebook file: a preset, the organiser's choices, and what is changed of its identity and clauses. */
export const presetUseSchema = z.strictObject({
  preset: z.string().max(64).describe('Id of the preset.'),
  parameters: settings.optional().describe('The choices the preset leaves open, by name.'),
  id: name.optional(),
  version: text.optional(),
  title: text.optional(),
  basis: text.optional(),
  clauses: listOf(clauseSchema)
    .optional()
    .describe('Clauses that replace those of the same id: a better citation, seen text.'),
});
