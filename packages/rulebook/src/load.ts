import { err, type Result } from '@selectorate/basics';
import { stringify } from 'yaml';
import { faultAt, type RulebookFault } from './fault.ts';
import { checkedRulebook, shapeFaults } from './pinned.ts';
import { resolvePreset } from './preset.ts';
import type { Preset } from './presets/parameter.ts';
import { readText, type TextFormat, type UntrustedText } from './read-text.ts';
import type { Rulebook, Settings } from './rulebook.ts';
import { presetUseSchema } from './schema.ts';

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

/** A rulebook as YAML for people; {@link loadRulebook} reads it back equal. */
export const printRulebook = (rulebook: Rulebook): string =>
  stringify(rulebook, { lineWidth: 110, aliasDuplicateObjects: false });

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

/** Expressions carry a place of their own, which becomes part of the words; the file's place leads to the field. */
function placeInFile(fault: RulebookFault, place: (fault: RulebookFault) => RulebookFault): RulebookFault {
  if (fault.line === null || fault.column === null) return place(fault);
  const inside = `line ${fault.line}, character ${fault.column} of the expression`;
  return place({ ...fault, expected: `${fault.expected} (${inside})` });
}
