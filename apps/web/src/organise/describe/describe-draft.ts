import type { DraftShape } from '@selectorate/api';
import type { Json } from '@selectorate/basics';
import { fingerprint, type PublicKey } from '@selectorate/record';
import { firstText, sayCode, sayValue, type Wording } from './words.ts';

/** One line of what an act says: what it is about, and what it says. */
export interface SaidLine {
  readonly key: string;
  readonly value: string;
}

/** The public body, every leaf of it: what cannot be put into words is shown as it is, never left out. */
export const describeBody = (
  { kind, body }: Pick<DraftShape, 'kind' | 'body'>,
  wording: Wording,
): readonly SaidLine[] => linesOf(body as Json, { kind, path: [] }, wording);

/** The private parts of a draft by name, each with its lines and whether it will be published. */
export function describeParts(
  { kind, parts, publishes }: Pick<DraftShape, 'kind' | 'parts' | 'publishes'>,
  wording: Wording,
): readonly {
  readonly name: string;
  readonly title: string;
  readonly publish: boolean;
  readonly lines: readonly SaidLine[];
}[] {
  return Object.entries(parts ?? {}).map(([name, { content }]) => ({
    name,
    title: labelOf(wording, { kind, path: [name] }),
    publish: publishes.includes(name),
    lines: partLines(name, content as Json, { kind, wording }),
  }));
}

function partLines(
  name: string,
  content: Json,
  { kind, wording }: { readonly kind: string; readonly wording: Wording },
) {
  const { texts } = wording;
  if (isObject(content) && content['schema'] === 'selectorate-roll/1') {
    const { entries } = content;
    const members = Array.isArray(entries) ? entries.length : 0;
    return [{ key: texts.text('organise-part-roll'), value: texts.text('organise-part-roll.members', { members }) }];
  }
  if (isObject(content) && content['schema'] === 'selectorate-ballots/1') return ballotLines(content, wording);
  // The report of the checks is a text as long as the roll: whoever signs reads it on its own page.
  if (kind === 'report-roll' && name === 'report' && typeof content === 'string')
    return [{ key: texts.text('organise-part-report'), value: texts.text('organise-part-report.where') }];
  return linesOf(content, { kind, path: [name] }, wording);
}

/** Papers, one line for each way of marking them. */
function ballotLines(content: Readonly<Record<string, Json>>, { texts, naming }: Wording): readonly SaidLine[] {
  const candidates = (content['candidates'] ?? []) as unknown as readonly string[];
  const ballots = (content['ballots'] ?? []) as unknown as readonly {
    readonly ranking: readonly (readonly number[])[];
    readonly times: number;
  }[];
  return ballots.map(({ ranking, times }) => ({
    key: texts.text('organise-papers', { papers: times }),
    value: ranking
      .map(
        (rank, at) => `${at + 1}. ${rank.map((each) => naming.candidate(candidates[each] ?? '?')).join(' = ') || '–'}`,
      )
      .join('  '),
  }));
}

interface Place {
  readonly kind: string;
  readonly path: readonly string[];
}

function linesOf(value: Json, place: Place, wording: Wording): readonly SaidLine[] {
  if (isCalendar(value)) return value.map(({ id, civil, instant }) => calendarLine({ id, civil, instant }, wording));
  if (isKey(value))
    return [{ key: labelOf(wording, place), value: `${fingerprint(value)} (${value.alg} ${value.key})` }];
  if (Array.isArray(value)) return listLines(value, place, wording);
  if (!isObject(value)) return [{ key: labelOf(wording, place), value: sayLeaf(value, place, wording) }];
  const members = Object.entries(value);
  if (members.length === 0 && place.path.length > 0)
    return [{ key: labelOf(wording, place), value: wording.texts.text('organise-nothing') }];
  return members.flatMap(([name, each]) => linesOf(each, { ...place, path: [...place.path, name] }, wording));
}

/** A count of the report that is not said is withheld: more than none, and not none. */
const sayLeaf = (value: Json, place: Place, wording: Wording): string =>
  value === null && place.kind === 'report-roll' && fieldOf(place) !== 'since'
    ? wording.texts.text('organise-roll-withheld')
    : sayValue(value, fieldOf(place), wording);

function listLines(list: readonly Json[], place: Place, wording: Wording): readonly SaidLine[] {
  if (list.every((each) => typeof each !== 'object')) {
    const said = list.map((each) => sayValue(each, fieldOf(place), wording));
    return [{ key: labelOf(wording, place), value: said.join(', ') || wording.texts.text('organise-nothing') }];
  }
  return list.flatMap((each, at) => {
    const named = itemName(each, wording);
    if (named === null) return linesOf(each, { ...place, path: [...place.path, String(at + 1)] }, wording);
    const rest = Object.fromEntries(Object.entries(each as object).filter(([name]) => name !== named.field)) as Json;
    const lines = linesOf(rest, { kind: place.kind, path: [] }, wording);
    // Twenty checks of five figures each: a line for each of them, with all its figures.
    if (place.kind === 'report-roll')
      return [{ key: named.name, value: lines.map(({ key, value }) => `${key}: ${value}`).join('; ') }];
    return lines.map(({ key, value }) => ({ key: `${named.name}: ${key}`, value }));
  });
}

/** An item of a list that is about one unit, candidate, check, field or channel goes under that one's name. */
function itemName(item: Json, { naming, texts }: Wording): { readonly field: string; readonly name: string } | null {
  if (!isObject(item)) return null;
  const { unit, candidate, check, field, channel, changes } = item;
  if (typeof unit === 'string') return { field: 'unit', name: naming.unit(unit) };
  if (typeof check === 'string')
    return { field: 'check', name: firstText(texts, [`roll-check-${check.toLowerCase()}`]) ?? check };
  if (typeof field === 'string' && texts.hasText(`organise-roll-field-${field}`))
    return { field: 'field', name: texts.text(`organise-roll-field-${field}`) };
  if (typeof channel === 'string' && changes !== undefined && texts.hasText(`observe-roll-by-${channel}`))
    return { field: 'channel', name: texts.text(`observe-roll-by-${channel}`) };
  return typeof candidate === 'string' ? { field: 'candidate', name: naming.candidate(candidate) } : null;
}

/** A public key: people compare its fingerprint; the key itself stands behind it. */
const isKey = (value: Json): value is PublicKey & { readonly [key: string]: Json } =>
  isObject(value) &&
  Object.keys(value).length === 2 &&
  typeof value['key'] === 'string' &&
  (value['alg'] === 'ES256' || value['alg'] === 'EdDSA');

type CalendarLine = { readonly id: string; readonly civil: string; readonly instant: string };

const isCalendar = (value: Json): value is readonly CalendarLine[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((each) => isObject(each) && 'civil' in each && 'instant' in each && 'id' in each);

/** Local time and the moment it means stand in the act; both are said when they are not the same. */
function calendarLine({ id, civil, instant }: CalendarLine, wording: Wording): SaidLine {
  const [written, meant] = [sayValue(civil, 'civil', wording), sayValue(instant, 'instant', wording)];
  return { key: sayValue(id, 'deadline', wording), value: written === meant ? written : `${written} (${meant})` };
}

/** The name of the field, past numbers of list items. */
const fieldOf = ({ path }: Place): string => path.findLast((step) => !/^\d+$/.test(step)) ?? '';

/** The words for a field: of this act, of any act, a code of the record, or the path itself. */
function labelOf({ texts, naming }: Wording, { kind, path }: Place): string {
  const words = path.map((step, at) => {
    if (/^\d+$/.test(step)) return step;
    const known = firstText(texts, [`organise-said-${kind}-${step}`, `organise-said-${step}`]);
    if (known !== undefined) return known;
    return at > 0 && path[at - 1] === 'labels' ? naming.candidate(step) : sayCode(texts, step);
  });
  return words.join(': ');
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
