/** Everything that can be wrong with a rulebook. Tests and messages go by these codes. */
export const RULEBOOK_FAULT_CODES = [
  'too-large',
  'nested-too-deeply',
  'not-yaml',
  'not-json',
  'not-canonical',
  'duplicate-key',
  'tag-refused',
  'directive-refused',
  'too-many-values',
  'not-a-whole-number',
  'missing-field',
  'unknown-field',
  'wrong-value',
  'unknown-preset',
  'unknown-parameter',
  'missing-parameter',
  'wrong-parameter',
  'unknown-clause',
  'duplicate-id',
  'sections-differ',
  'weights-not-one',
  'not-a-fraction',
  'unknown-deadline',
  'gap-impossible',
  'unknown-body',
  'remedies-out-of-order',
  'retention-too-short',
  'expression-syntax',
  'expression-outside-profile',
  'expression-unknown-fact',
  'expression-wrong-type',
] as const;
export type RulebookFaultCode = (typeof RULEBOOK_FAULT_CODES)[number];

/**
 * One thing wrong. `line` and `column` start at 1 and are null when there is no text to point at; `path` is the field
 * (`electorates.ballot.rules[0].when`); `expected` says in plain words what would have been right.
 */
export interface RulebookFault {
  readonly code: RulebookFaultCode;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string;
  readonly expected: string;
}

/** A fault of a value that has no place in a text. */
export const faultAt = (code: RulebookFaultCode, path: string, expected: string): RulebookFault => ({
  code,
  line: null,
  column: null,
  path,
  expected,
});

/** `gaps` then 0 then `from`: the path `gaps[0].from`. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
