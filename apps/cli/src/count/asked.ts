import { parseArgs } from 'node:util';
import { ok, parseWholeNumber, type Result } from '@selectorate/basics';
import type { Texts } from '@selectorate/messages';
import { cannot, type Trouble } from './trouble.ts';

/** Where a result is written, by the name of the option that asks for it. */
export const OUTPUTS = ['json', 'html', 'csv', 'urcvt', 'blt', 'abif'] as const;
export type Output = (typeof OUTPUTS)[number];

/** A command line of `count`, taken apart; nothing of it has been looked at against the ballots yet. */
export interface Asked {
  readonly files: readonly string[];
  readonly rule: string | undefined;
  readonly seats: number | undefined;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly ties: string | undefined;
  readonly lots: readonly string[];
  readonly withdrawn: readonly string[];
  readonly contest: string | undefined;
  /** An RCTab contest configuration, in the place of files of ballots. */
  readonly rctab: string | undefined;
  readonly format: string | undefined;
  readonly mapping: string | undefined;
  readonly title: string | undefined;
  readonly rules: readonly string[];
  /** Papers missing or disputed. */
  readonly missing: number | undefined;
  readonly flags: ReadonlySet<'explain' | 'rounds' | 'sections' | 'keyed-twice' | 'help'>;
  readonly outputs: Readonly<Partial<Record<Output, string>>>;
}

const ONCE = [
  'rule',
  'seats',
  'ties',
  'contest',
  'rctab',
  'format',
  'mapping',
  'title',
  'rules',
  'missing',
  ...OUTPUTS,
] as const;
const OFTEN = ['option', 'lot', 'withdrawn'] as const;
const FLAGS = ['explain', 'rounds', 'sections', 'keyed-twice', 'help'] as const;

const KNOWN = {
  ...Object.fromEntries(ONCE.map((name) => [name, { type: 'string', multiple: true } as const])),
  ...Object.fromEntries(OFTEN.map((name) => [name, { type: 'string', multiple: true } as const])),
  ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'boolean' } as const])),
};

/** Reads a command line. `--option` takes one `name=value` or several in a row. */
export function readAsked(args: readonly string[], texts: Texts): Result<Asked, Trouble> {
  const parsed = parse(args, texts);
  if (!parsed.ok) return parsed;
  const read = parsed.value;
  const twice = ONCE.find((name) => (read.values.get(name) ?? []).length > 1);
  if (twice !== undefined) return cannot(texts.text('counting-given-twice', { option: twice }));
  const one = (name: (typeof ONCE)[number]): string | undefined => read.values.get(name)?.[0];
  const whole = (name: 'seats' | 'missing'): number | undefined => parseWholeNumber(one(name) ?? '');
  for (const name of ['seats', 'missing'] as const) {
    if (one(name) !== undefined && whole(name) === undefined)
      return cannot(texts.text('counting-not-a-number', { option: name, found: one(name) ?? '' }));
  }
  const options = (read.values.get('option') ?? []).map((text) => ({ text, at: text.indexOf('=') }));
  const shapeless = options.find(({ at }) => at < 1);
  if (shapeless !== undefined) return cannot(texts.text('counting-given-option-shapeless', { found: shapeless.text }));
  return ok({
    files: read.places,
    rule: one('rule'),
    seats: whole('seats'),
    options: options.map(({ text, at }) => ({ name: text.slice(0, at), value: text.slice(at + 1) })),
    ties: one('ties'),
    lots: read.values.get('lot') ?? [],
    withdrawn: read.values.get('withdrawn') ?? [],
    contest: one('contest'),
    rctab: one('rctab'),
    format: one('format'),
    mapping: one('mapping'),
    title: one('title'),
    rules: listed(one('rules')),
    missing: whole('missing'),
    flags: new Set(FLAGS.filter((name) => read.values.has(name))),
    outputs: Object.fromEntries(OUTPUTS.flatMap((name) => (one(name) === undefined ? [] : [[name, one(name)]]))),
  });
}

interface Read {
  readonly places: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** What stands on the command line, by name; or what is wrong with it. */
function parse(args: readonly string[], texts: Texts): Result<Read, Trouble> {
  const places: string[] = [];
  const values = new Map<string, string[]>();
  const wrong = (id: string, option: string): Result<Read, Trouble> =>
    cannot(texts.text(`counting-given-${id}`, { option }), texts.text('counting-see-help'));
  const { tokens } = parseArgs({
    args: [...args],
    options: KNOWN,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  let last = '';
  for (const token of tokens) {
    if (token.kind === 'positional' && last === 'option' && /^[a-zA-Z]+=/.test(token.value)) {
      values.get('option')?.push(token.value);
      continue;
    }
    last = token.kind === 'option' ? token.name : '';
    if (token.kind === 'positional') places.push(token.value);
    if (token.kind !== 'option') continue;
    const isFlag = FLAGS.some((flag) => flag === token.name);
    if (!Object.hasOwn(KNOWN, token.name)) return wrong('unknown', token.rawName);
    if (isFlag && token.value !== undefined) return wrong('value', token.rawName);
    // Another option where a value should be: `--seats --explain`. Numbers below zero are looked at as numbers.
    const isOption = token.inlineValue === false && /^-(?![\d.]*$)/.test(token.value);
    if (!isFlag && (token.value === undefined || isOption)) return wrong('nothing', token.rawName);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  return ok({ places, values });
}

const listed = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
