import { ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { type CountOptions, type CountRule, countRules, type OptionDescription } from '@selectorate/count';
import type { Texts } from '@selectorate/messages';
import type { Asked } from './asked.ts';
import type { Candidates } from './candidates.ts';
import { readPeople } from './ladder.ts';
import { cannot, type Trouble } from './trouble.ts';

interface About {
  readonly rule: CountRule;
  readonly candidates: Candidates;
  readonly texts: Texts;
}

/** The options of the command line as data. Whether each value is one that the rule knows, the counter itself says. */
export function readOptions(given: Asked['options'], about: About): Result<Partial<CountOptions>, Trouble> {
  const { rule, texts } = about;
  const described = countRules().find((each) => each.rule === rule)?.options ?? [];
  const options: Record<string, unknown> = {};
  for (const { name, value } of given) {
    const option = described.find((each) => each.option === name);
    if (option === undefined || name === 'ties') {
      const known = described.map((each) => each.option).filter((each) => each !== 'ties');
      return name === 'ties'
        ? cannot(texts.text('counting-given-option-ties'))
        : cannot(texts.text('counting-given-option-unknown', { rule, found: name, known: known.join(', ') }));
    }
    if (Object.hasOwn(options, name)) return cannot(texts.text('counting-given-twice', { option: `option ${name}` }));
    const read = readValue(option, value, about);
    if (!read.ok) return read;
    options[name] = read.value;
  }
  return ok(options);
}

/** A value by what the option's default is: text stays text, so that `1/20` and `>=` need no quotes. */
function readValue(
  { option, byDefault }: OptionDescription,
  text: string,
  { rule, candidates, texts }: About,
): Result<unknown, Trouble> {
  const wrong = (expected: string): ReturnType<typeof cannot> =>
    cannot(
      texts.text('counting-given-option-value', { option, found: text, expected }),
      texts.text('counting-given-option-value.do', { rule }),
    );
  if (option === 'cannotWin') return readPeople(text, { candidates, texts, where: '--option cannotWin' });
  if (option === 'arithmetic') {
    const arithmetic = readArithmetic(text);
    return arithmetic === undefined ? wrong('exact, fixed:5:down, guarded:9:9') : ok(arithmetic);
  }
  if (option === 'passIf') {
    const tests = text.split('+').map(readTest);
    return tests.includes(undefined) ? wrong('yes:valid:>:1/2 or cast:entitled:>=:1/2, joined by +') : ok(tests);
  }
  if (option === 'withdrawnEffect') {
    const effects = text.split('+').map((each) => each.split(':'));
    if (effects.some((effect) => effect.length !== 2)) return wrong('after-opening:papers-stop, joined by +');
    return ok({ ...(byDefault as CountOptions['withdrawnEffect']), ...Object.fromEntries(effects) });
  }
  if (typeof byDefault === 'string') return ok(text);
  if (typeof byDefault === 'boolean') {
    const known = { yes: true, true: true, no: false, false: false }[text];
    return known === undefined ? wrong('yes or no') : ok(known);
  }
  if (text === 'null' || text === 'none') return ok(null);
  const whole = parseWholeNumber(text);
  return whole === undefined ? wrong(byDefault === null ? 'a whole number, or none' : 'a whole number') : ok(whole);
}

/** `exact`, `fixed:PLACES:down|up|half-up`, `guarded:PLACES:GUARD`. */
function readArithmetic(text: string): CountOptions['arithmetic'] | undefined {
  const [kind, first = '', second = '', ...more] = text.split(':');
  const places = parseWholeNumber(first);
  if (text === 'exact') return { kind: 'exact' };
  if (more.length > 0 || places === undefined) return undefined;
  const rounding = (['down', 'up', 'half-up'] as const).find((each) => each === second);
  if (kind === 'fixed' && rounding !== undefined) return { kind, places, rounding };
  const guard = parseWholeNumber(second);
  return kind === 'guarded' && guard !== undefined ? { kind, places, guard } : undefined;
}

/** `yes:valid:>=:3/4`. */
function readTest(text: string): CountOptions['passIf'][number] | undefined {
  const [first, second, third, threshold, ...more] = text.split(':');
  const votes = (['yes', 'cast'] as const).find((each) => each === first);
  const of = (['valid', 'cast', 'entitled'] as const).find((each) => each === second);
  const comparator = (['>', '>='] as const).find((each) => each === third);
  if (votes === undefined || of === undefined || comparator === undefined) return undefined;
  return threshold === undefined || more.length > 0 ? undefined : { votes, of, comparator, threshold };
}

/** A value as `--option` takes it: what {@link readValue} reads. */
export function writeValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(writeValue).join('+');
  if (typeof value !== 'object' || value === null) return value === null ? 'none' : String(value);
  if ('kind' in value || 'threshold' in value) return Object.values(value).map(writeValue).join(':');
  return Object.entries(value)
    .map(([name, each]) => `${name}:${writeValue(each)}`)
    .join('+');
}
