import { canonicalJson, err, type Json, ok, parseCanonical, type Result, utf8 } from '@selectorate/basics';
import { stringify } from 'yaml';
import { z } from 'zod';
import { rulebookFaults } from './checks.ts';
import { faultAt, formatPath, type RulebookFault, type RulebookFaultCode } from './fault.ts';
import { resolvePreset } from './preset.ts';
import type { Preset } from './presets/parameter.ts';
import { readText, type TextFormat, type UntrustedText } from './read-text.ts';
import type { Rulebook, Settings } from './rulebook.ts';
import { presetUseSchema, rulebookSchema } from './schema.ts';

export interface LoadOptions {
  readonly format: TextFormat;
  /** Presets a file may name; usually `PRESETS`. */
  readonly presets: readonly Preset[];
}

/**
 * Reads a rulebook file: a whole rulebook, or `preset`, `parameters` and what it changes. Every fault found is reported
 * with line and column; nothing is filled in silently.
 *
 * @example
 * ```ts
 * loadRulebook('preset: reselection-college\nparameters: …', { format: 'yaml', presets: PRESETS });
 * ```
 */
export function loadRulebook(text: UntrustedText, { format, presets }: LoadOptions): Result<Rulebook, RulebookFault[]> {
  const read = readText(text, format);
  if (!read.ok) return read;
  const { value, place } = read.value;
  const loaded = isPresetUse(value) ? loadPresetUse(value, presets) : checkedRulebook(value);
  return loaded.ok ? loaded : err(loaded.error.map((fault) => placeInFile(fault, place)));
}

/** Reads `rulebook.json` of a record: exactly the bytes that {@link pinRulebook} writes. */
export function readPinnedRulebook(bytes: Uint8Array): Result<Rulebook, RulebookFault[]> {
  const json = parseCanonical(bytes);
  if (json.ok) return checkedRulebook(json.value);
  const code = json.error === 'not-canonical' ? 'not-canonical' : 'not-json';
  return err([faultAt(code, '', 'canonical JSON: UTF-8, keys in order, no white space, whole numbers')]);
}

/** The one text of a rulebook, and its bytes: `rulebook.json` of a record. */
export function pinRulebook(rulebook: Rulebook): { readonly json: string; readonly bytes: Uint8Array } {
  const json = canonicalJson(rulebook as unknown as Json);
  return { json, bytes: utf8(json) };
}

/** A rulebook as YAML for people; {@link loadRulebook} reads it back equal. */
export const printRulebook = (rulebook: Rulebook): string =>
  stringify(rulebook, { lineWidth: 110, aliasDuplicateObjects: false });

function checkedRulebook(value: unknown): Result<Rulebook, RulebookFault[]> {
  const parsed = rulebookSchema.safeParse(value);
  if (!parsed.success) return err(shapeFaults(parsed.error));
  const faults = rulebookFaults(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}

function loadPresetUse(value: unknown, presets: readonly Preset[]): Result<Rulebook, RulebookFault[]> {
  const parsed = presetUseSchema.safeParse(value);
  if (!parsed.success) return err(shapeFaults(parsed.error));
  const { preset: name, parameters, ...overrides } = parsed.data;
  const preset = presets.find(({ id }) => id === name);
  if (preset === undefined) {
    return err([faultAt('unknown-preset', 'preset', `one of ${presets.map(({ id }) => id).join(', ')}`)]);
  }
  const settings: Settings = parameters ?? {};
  return resolvePreset(preset, settings, overrides);
}

const isPresetUse = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'preset');

function shapeFaults({ issues }: z.ZodError): RulebookFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? '' : step));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => faultAt('unknown-field', formatPath([...path, key]), 'a field of this schema'));
    }
    return [faultAt(shapeCode(issue), formatPath(path), issue.message)];
  });
}

function shapeCode(issue: z.core.$ZodIssue): RulebookFaultCode {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
    ? 'missing-field'
    : 'wrong-value';
}

/** Expressions carry a place of their own, which becomes part of the words; the file's place leads to the field. */
function placeInFile(fault: RulebookFault, place: (fault: RulebookFault) => RulebookFault): RulebookFault {
  if (fault.line === null || fault.column === null) return place(fault);
  const inside = `line ${fault.line}, character ${fault.column} of the expression`;
  return place({ ...fault, expected: `${fault.expected} (${inside})` });
}
