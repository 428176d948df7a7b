import { err, ok, type Result } from '@selectorate/basics';
import { rulebookFaults } from './checks.ts';
import { faultAt, type RulebookFault } from './fault.ts';
import { readParameters, type Preset } from './presets/parameter.ts';
import { PLAIN_ASSOCIATION } from './presets/plain-association.ts';
import { RESELECTION_PRESETS } from './presets/reselection.ts';
import type { Clause, Rulebook, Settings } from './rulebook.ts';

/** The rulebooks this package knows, without the organiser's choices. */
export const PRESETS: readonly Preset[] = [...RESELECTION_PRESETS, PLAIN_ASSOCIATION];

/** What a file may change of a preset besides its parameters. A clause given here replaces the one of the same id. */
export interface PresetOverrides {
  readonly id?: string | undefined;
  readonly version?: string | undefined;
  readonly title?: string | undefined;
  readonly basis?: string | undefined;
  readonly clauses?: readonly Clause[] | undefined;
}

/** A preset with the organiser's parameters: a whole rulebook, checked, or every fault. */
export function resolvePreset(
  preset: Preset,
  parameters: Settings,
  overrides: PresetOverrides = {},
): Result<Rulebook, RulebookFault[]> {
  const values = readParameters(preset.parameters, parameters);
  if (!values.ok) return values;
  const built = preset.build(values.value);
  const unknown = (overrides.clauses ?? []).flatMap(({ id }, at) =>
    built.clauses.some((known) => known.id === id)
      ? []
      : [faultAt('unknown-clause', `clauses[${at}].id`, `the id of a clause of ${preset.id}`)],
  );
  if (unknown.length > 0) return err(unknown);
  const rulebook: Rulebook = {
    ...built,
    id: overrides.id ?? built.id,
    version: overrides.version ?? built.version,
    title: overrides.title ?? built.title,
    basis: overrides.basis ?? built.basis,
    clauses: built.clauses.map((clause) => overrides.clauses?.find(({ id }) => id === clause.id) ?? clause),
  };
  const faults = rulebookFaults(rulebook);
  return faults.length === 0 ? ok(rulebook) : err(faults);
}

/**
 * The re-selection rulebook under each of the four trigger formulas, with the same parameters: what {@link whatIf} works
 * the same returns under.
 */
export function reselectionUnderEachFormula(parameters: Settings): Result<Rulebook[], RulebookFault[]> {
  const rulebooks: Rulebook[] = [];
  for (const preset of RESELECTION_PRESETS) {
    const resolved = resolvePreset(preset, parameters);
    if (!resolved.ok) return resolved;
    rulebooks.push(resolved.value);
  }
  return ok(rulebooks);
}
