import type { GroupName } from '@selectorate/group';
import { anyText, array, type Codec, field, mapped, object, optional, plainText, smallNumber } from '../codec/codec.ts';
import type { Cursor } from '../codec/cursor.ts';

/** Choose from `min` to `max` of the answers, or, where `blank`, none of them by saying so. Counted by adding ciphertexts up. */
export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly question: string;
  readonly answers: readonly string[];
  readonly blank: boolean;
  readonly min: number;
  readonly max: number;
}

/** Give each answer a rank, 1 the best, or 0 for none. Counted by mixing and decrypting each vote. */
export interface RankedQuestion {
  readonly kind: 'ranked';
  readonly question: string;
  readonly answers: readonly string[];
  /** What the election says of the way of counting, as it stands there; null where it says nothing. */
  readonly extra: string | null;
}

export type Question = ChoiceQuestion | RankedQuestion;

export interface Election {
  readonly version: 1;
  readonly description: string;
  readonly name: string;
  readonly group: GroupName;
  /** The text of y, the product of the trustees' keys. */
  readonly publicKey: string;
  readonly questions: readonly Question[];
  /** At least 14 base58 characters. */
  readonly uuid: string;
  readonly administrator: string | null;
  readonly credentialAuthority: string | null;
}

const SMALLEST_RANKED = '{"type":"NonHomomorphic",';

const choiceCodec: Codec<ChoiceQuestion> = mapped(
  object<{
    answers: readonly string[];
    blank: boolean | null;
    min: number;
    max: number;
    question: string;
  }>({
    answers: field('answers', array(anyText)),
    blank: optional('blank', { write: () => 'true', read: (cursor) => (cursor.literal('true'), true) }),
    min: field('min', smallNumber),
    max: field('max', smallNumber),
    question: field('question', anyText),
  }),
  (wire) => ({ kind: 'choice', ...wire, blank: wire.blank === true }),
  (question) => ({ ...question, blank: question.blank ? true : null }),
);

const rankedCodec: Codec<RankedQuestion> = mapped(
  object<{ type: null; value: { answers: readonly string[]; question: string }; extra: string | null }>({
    type: field('type', {
      write: () => '"NonHomomorphic"',
      read: (cursor) => (cursor.literal('"NonHomomorphic"'), null),
    }),
    value: field(
      'value',
      object<{ answers: readonly string[]; question: string }>({
        answers: field('answers', array(anyText)),
        question: field('question', anyText),
      }),
    ),
    extra: optional('extra', { write: (text) => text, read: readRawJson }),
  }),
  ({ value, extra }) => ({ kind: 'ranked', ...value, extra }),
  ({ question, answers, extra }) => ({ type: null, value: { answers, question }, extra }),
);

const questionCodec: Codec<Question> = {
  write: (question) => (question.kind === 'choice' ? choiceCodec.write(question) : rankedCodec.write(question)),
  read: (cursor) =>
    cursor.text.startsWith(SMALLEST_RANKED, cursor.at) ? rankedCodec.read(cursor) : choiceCodec.read(cursor),
};

const groupName: Codec<GroupName> = {
  write: (name) => `"${name}"`,
  read: (cursor) => {
    const name = (['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048'] as const).find((known) => cursor.skip(`"${known}"`));
    if (name === undefined) throw cursor.ended('a group this program knows');
    return name;
  },
};

export const electionCodec: Codec<Election> = object<Election>({
  version: field('version', { write: () => '1', read: (cursor) => (cursor.literal('1'), 1 as const) }),
  description: field('description', anyText),
  name: field('name', anyText),
  group: field('group', groupName),
  publicKey: field('public_key', plainText),
  questions: field('questions', array(questionCodec)),
  uuid: field('uuid', plainText),
  administrator: optional('administrator', anyText),
  credentialAuthority: optional('credential_authority', anyText),
});

const LONGEST_EXTRA = 2_000;

/** The text of the JSON value that comes next, which must be compact: what JSON.stringify would write again. */
function readRawJson(cursor: Cursor): string {
  const window = cursor.text.slice(cursor.at, cursor.at + LONGEST_EXTRA);
  const length = lengthOfValue(window);
  const raw = window.slice(0, length);
  if (length === 0 || !isCompactJson(raw)) throw cursor.ended('compact JSON');
  cursor.at += length;
  return raw;
}

/** How far a JSON value goes: to the comma or bracket that closes what is around it, none of them inside a string. 0 for no end. */
function lengthOfValue(text: string): number {
  let depth = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (isString) {
      if (character === '\\') i += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if ('{['.includes(character)) depth += 1;
    else if (depth === 0 && ',}]'.includes(character)) return i;
    else if ('}]'.includes(character)) depth -= 1;
  }
  return 0;
}

function isCompactJson(raw: string): boolean {
  try {
    return JSON.stringify(JSON.parse(raw)) === raw;
  } catch {
    return false;
  }
}
