import { type CandidateId, err, type Json, ok, type Result } from '@selectorate/basics';
import type { Count } from './result.ts';
import { countSchema } from './schema/count-schema.ts';
import { faultOf, type SchemaFault } from './schema/json-schema.ts';
import { parseVotes } from './votes.ts';

/** Where a result is wrong: a path such as `stages[2].tallies[0].votes`, and what should have stood there. */
export interface CountFileFault extends SchemaFault {
  readonly code: 'count-malformed' | 'count-inconsistent';
}

/**
 * Reads a published result from parsed JSON that nobody has looked at yet: its schema, then that it speaks of its own candidates and
 * stages alone. Whether the count is right is not asked: count again for that.
 *
 * @example
 * ```ts
 * const read = readCount(JSON.parse(text));
 * if (!read.ok) console.error(`${read.error.at}: expected ${read.error.expected}`);
 * ```
 */
export function readCount(json: Json): Result<Count, CountFileFault> {
  const malformed = faultOf(json, countSchema, countSchema.$defs);
  if (malformed !== undefined) return err({ code: 'count-malformed', ...malformed });
  // The schema is this type, member for member, but for what a program says beside it.
  const { about: _, ...result } = json as { readonly [member: string]: Json };
  const count = result as unknown as Count;
  const inconsistent = faultOfNumbers(result, '') ?? faultOfStages(count) ?? faultOfElected(count);
  return inconsistent === undefined ? ok(count) : err({ code: 'count-inconsistent', ...inconsistent });
}

/** Members that hold votes, alone or in lists. */
const VOTE_KEYS: ReadonlySet<string> = new Set(
  'votes quota surplus value residual factor quotient strengths live votesPerPaper against base together next'.split(
    ' ',
  ),
);

/** Numbers of votes are in their one form: `1/2` is `0.5`, and `2/4` is neither. */
function faultOfNumbers(value: Json, at: string, isVotes = false): SchemaFault | undefined {
  if (typeof value === 'string') {
    return isVotes && parseVotes(value) === undefined ? { at, expected: 'votes in their one form' } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: readonly (readonly [string, Json])[] = Object.entries(value);
  const inList = Array.isArray(value);
  for (const [key, inside] of entries) {
    const path = inList ? `${at}[${key}]` : `${at}${at === '' ? '' : '.'}${key}`;
    // Of the options only `passIf` has a member `votes`, which is a word.
    if (path === 'options') continue;
    const fault = faultOfNumbers(inside, path, inList ? isVotes : VOTE_KEYS.has(key));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfStages({ stages, candidates }: Count): SchemaFault | undefined {
  if (new Set(candidates).size !== candidates.length) return { at: 'candidates', expected: 'each once' };
  const known = new Set(candidates);
  for (const [i, stage] of stages.entries()) {
    const at = `stages[${i}]`;
    if (stage.n !== i + 1) return { at: `${at}.n`, expected: `${i + 1}` };
    const inOrder = stage.tallies.every(({ candidate }, place) => candidate === candidates[place]);
    if (!inOrder || stage.tallies.length !== candidates.length) {
      return { at: `${at}.tallies`, expected: 'every candidate in the order of the paper' };
    }
    const named: readonly (readonly [string, readonly CandidateId[]])[] = [
      ['excluded', stage.excluded],
      ['elected', stage.elected.map(({ candidate }) => candidate)],
      ['transfers', stage.transfers.flatMap((move) => (move.kind === 'transfer' ? [move.from, move.to] : [move.from]))],
    ];
    const stranger = named.find(([, ids]) => ids.some((id) => !known.has(id)));
    if (stranger !== undefined) return { at: `${at}.${stranger[0]}`, expected: 'candidates of this count' };
  }
  return undefined;
}

function faultOfElected({ stages, elected, contest, vacant }: Count): SchemaFault | undefined {
  const told = stages.flatMap((stage) => stage.elected.map(({ candidate }) => candidate));
  const same = told.length === elected.length && told.every((candidate, at) => candidate === elected[at]);
  if (!same) return { at: 'elected', expected: 'those elected stage by stage' };
  return elected.length <= contest.seats && vacant <= contest.seats
    ? undefined
    : { at: 'elected', expected: 'no more than there are seats' };
}
