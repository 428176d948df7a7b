import { ok, type Result } from '@selectorate/basics';
import { COUNT_RULES, count, countRules } from '@selectorate/count';
import type { Contest, Count, CountRequest, CountRule, RecordedLot, TieRule } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import { sayList } from '@selectorate/telling';
import type { Asked } from './asked.ts';
import { readText } from './ballot-file.ts';
import { type ContestFile, contestOf, readContestFile, readWithdrawn } from './contest-file.ts';
import { gather } from './gather.ts';
import type { Gathered } from './gathered.ts';
import { readLadder, readLot } from './ladder.ts';
import { ofOneTie, tellUnusedLots } from './lots.ts';
import { oddSections, oddWithdrawals, unfitForRule } from './odd-inputs.ts';
import { readOptions } from './option-values.ts';
import { tellFault } from './tell-fault.ts';
import { cannot, faulty, type Trouble } from './trouble.ts';

/** A finished count with everything that is told of it. */
export interface Counted {
  readonly count: Count;
  readonly gathered: Gathered;
  readonly title: string;
  /** The command that gives the same count again, without its outputs. */
  readonly command: string;
  readonly missing: number | null;
}

/** Everything that a command line says about the ballots and the contest, whatever the rule. */
export interface Prepared {
  readonly gathered: Gathered;
  readonly contest: Contest;
  readonly ties: readonly TieRule[];
  readonly title: string;
}

/** Reads and checks what a command line names, down to the last candidate. Nothing is counted. */
export async function prepare(asked: Asked, texts: Texts): Promise<Result<Prepared, Trouble>> {
  const read = await gather(asked, texts);
  if (!read.ok) return read;
  const gathered = read.value;
  const { candidates } = gathered;
  const file = await contestFileOf(asked, texts);
  if (!file.ok) return file;
  const withdrawn = readWithdrawn(asked.withdrawn, { candidates, texts });
  if (!withdrawn.ok) return withdrawn;
  const named = new Set(withdrawn.value.map(({ candidate }) => candidate));
  const contest = contestOf({
    file: file.value,
    seats: asked.seats ?? file.value.seats ?? gathered.seats ?? 1,
    withdrawn: [...withdrawn.value, ...gathered.withdrawn.filter(({ candidate }) => !named.has(candidate))],
    candidates,
    texts,
  });
  if (!contest.ok) return contest;
  const inFile = file.value.withdrawn?.flatMap((each) => candidates.find(each.candidate) ?? []) ?? [];
  const said = new Set([...named, ...inFile]);
  const odd =
    oddSections(asked, contest.value, { gathered, texts }) ?? oddWithdrawals(asked, said, { gathered, texts });
  if (odd !== undefined) return odd;
  const lots = readLots(asked.lots, gathered, texts);
  if (!lots.ok) return lots;
  const ties = readLadder(asked.ties ?? '', lots.value, { candidates, texts });
  if (!ties.ok) return ties;
  return ok({
    gathered,
    contest: contest.value,
    ties: asked.ties === undefined && asked.lots.length === 0 ? (gathered.request?.ties ?? []) : ties.value,
    title: asked.title ?? file.value.title ?? gathered.title,
  });
}

/** Reads, checks and counts what a command line asks for. Nothing is written. */
export async function countAsked(
  asked: Asked,
  args: readonly string[],
  texts: Texts,
): Promise<Result<Counted, Trouble>> {
  const named = asked.rule === undefined ? undefined : readRule(asked.rule, texts);
  if (named?.ok === false) return named;
  const prepared = await prepare(asked, texts);
  if (!prepared.ok) return prepared;
  const { gathered, contest, ties, title } = prepared.value;
  const { candidates, request } = gathered;
  const rule = named ?? readRule(request?.rule, texts);
  if (!rule.ok) return rule;
  const unfit = unfitForRule(rule.value, asked, { gathered, texts });
  if (unfit !== undefined) return unfit;
  const options = readOptions(asked.options, { rule: rule.value, candidates, texts });
  if (!options.ok) return options;
  const inFiles = request?.rule === rule.value ? request : {};
  const cannotWin = gathered.writeIns === null ? {} : { cannotWin: [gathered.writeIns] };
  const asks: CountRequest = { ...cannotWin, ...inFiles, ...options.value, rule: rule.value, ties };
  const counted = count(gathered.rounds, contest, asks);
  if (!counted.ok) return faulty(...tellFault(counted.error, { rule: rule.value, candidates, texts }));
  const command = commandOf(args);
  const notes = [...gathered.notes, ...tellUnusedLots(counted.value, ties, { candidates, texts })];
  return ok({ count: counted.value, gathered: { ...gathered, notes }, title, command, missing: asked.missing ?? null });
}

function readLots(
  given: readonly string[],
  { candidates }: Gathered,
  texts: Texts,
): Result<readonly RecordedLot[], Trouble> {
  const lots: RecordedLot[] = [];
  for (const text of given) {
    const lot = readLot(text, { candidates, texts });
    if (!lot.ok) return lot;
    lots.push(lot.value);
  }
  const against = lots.find((one, at) =>
    lots.slice(0, at).some((other) => ofOneTie(one, other) && one.drawn !== other.drawn),
  );
  if (against !== undefined)
    return cannot(
      texts.text('counting-lots-contradict', {
        stage: against.stage,
        tied: sayList(against.among.map(candidates.nameOf), texts),
      }),
    );
  return ok(lots);
}

/** The rule by its name; without one, or with another, the names there are. */
export function readRule(name: string | undefined, texts: Texts): Result<CountRule, Trouble> {
  const known = countRules().map(({ rule }) => rule);
  const rule = COUNT_RULES.find((each) => each === name && known.includes(each));
  if (rule !== undefined) return ok(rule);
  const list = texts.text('counting-rules-known', { known: known.join(', ') });
  return name === undefined
    ? cannot(texts.text('counting-no-rule'), list)
    : cannot(texts.text('counting-rule-unknown', { found: name }), list);
}

async function contestFileOf({ contest }: Asked, texts: Texts): Promise<Result<ContestFile, Trouble>> {
  if (contest === undefined) return ok({});
  const text = await readText(contest, texts);
  return text.ok ? readContestFile(contest, text.value, texts) : text;
}

/** What is left of a command line when everything that only says where results go is taken out. */
function commandOf(args: readonly string[]): string {
  const kept: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--explain') continue;
    const [, name] = /^--(json|html|csv|urcvt|blt|abif|missing|title)(=|$)/.exec(arg) ?? [];
    if (name === undefined) kept.push(quoted(arg));
    else if (!arg.includes('=')) at++;
  }
  return ['npx selectorate count', ...kept].join(' ');
}

const quoted = (arg: string): string =>
  /^[\w./:=,@%+-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", String.raw`'\''`)}'`;
