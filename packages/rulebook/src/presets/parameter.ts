import { err, ok, type Result } from '@selectorate/basics';
import { faultAt, type RulebookFault } from '../fault.ts';
import type { Rulebook, Setting, Settings } from '../rulebook.ts';

/** A choice that a preset leaves to the organiser. Without a `default` it must be given: the sources do not settle it. */
export type ParameterSpec = ChoiceParameter | NumberParameter;

export interface ChoiceParameter {
  readonly kind: 'choice';
  readonly name: string;
  readonly allowed: readonly { readonly value: string; readonly meaning: string }[];
  readonly default: string | null;
  readonly why: string;
}

export interface NumberParameter {
  readonly kind: 'number';
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Whether the word `none` may stand instead of a number. */
  readonly orNone: boolean;
  readonly default: number | 'none' | null;
  readonly why: string;
}

/** A rulebook with some choices open. `build` is given a value for each parameter, already checked. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly parameters: readonly ParameterSpec[];
  readonly build: (values: ParameterValues) => Rulebook;
}

/** Checked values by name; asking for one that the preset does not declare is a bug. */
export interface ParameterValues {
  readonly all: Settings;
  readonly choice: (name: string) => string;
  readonly count: (name: string) => number;
  readonly countOrNone: (name: string) => number | null;
  /** Whether the value is the one the preset states: a source that says it can then be cited. */
  readonly isStated: (name: string) => boolean;
}

/** A value for every parameter of the preset, or every fault; paths are `parameters.<name>`. */
export function readParameters(
  specs: readonly ParameterSpec[],
  given: Settings,
): Result<ParameterValues, RulebookFault[]> {
  const known = new Set(specs.map(({ name }) => name));
  const faults = Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => faultAt('unknown-parameter', `parameters.${name}`, `one of ${[...known].join(', ')}`));
  const values: Record<string, Setting> = {};
  for (const spec of specs) {
    const value = Object.hasOwn(given, spec.name) ? given[spec.name] : undefined;
    const chosen = value ?? spec.default;
    if (chosen === null)
      faults.push(faultAt('missing-parameter', `parameters.${spec.name}`, `${allowedText(spec)}. ${spec.why}`));
    else if (isAllowed(spec, chosen)) values[spec.name] = chosen;
    else faults.push(faultAt('wrong-parameter', `parameters.${spec.name}`, allowedText(spec)));
  }
  return faults.length > 0 ? err(faults) : ok(parameterValues(specs, values));
}

/** The allowed values in words: `one of lapses (…), renormalises (…)`, `a whole number from 0 to 120, or none`. */
function allowedText(spec: ParameterSpec): string {
  if (spec.kind === 'choice')
    return `one of ${spec.allowed.map(({ value, meaning }) => `${value} (${meaning})`).join(', ')}`;
  return `a whole number from ${spec.least} to ${spec.most}${spec.orNone ? ', or none' : ''}`;
}

function isAllowed(spec: ParameterSpec, value: Setting): boolean {
  if (spec.kind === 'choice') return spec.allowed.some((choice) => choice.value === value);
  if (value === 'none') return spec.orNone;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= spec.least && value <= spec.most;
}

function parameterValues(specs: readonly ParameterSpec[], all: Settings): ParameterValues {
  const valueOf = (name: string): Setting => {
    const value = all[name];
    if (value === undefined) throw new RangeError(`the preset declares no parameter ${name}`);
    return value;
  };
  const countOrNone = (name: string): number | null => {
    const value = valueOf(name);
    return typeof value === 'number' ? value : null;
  };
  return {
    all,
    choice: (name) => String(valueOf(name)),
    countOrNone,
    isStated: (name) => specs.some((spec) => spec.name === name && spec.default === valueOf(name)),
    count: (name) => {
      const value = countOrNone(name);
      if (value === null) throw new RangeError(`${name} is not a number`);
      return value;
    },
  };
}
