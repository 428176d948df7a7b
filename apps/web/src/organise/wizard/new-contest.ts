import { err, isId, type Json, ok, parseWholeNumber, type Result } from '@selectorate/basics';
import { parseVerifierKey, type PublicKey } from '@selectorate/record';
import {
  isZone,
  loadRulebook,
  type ParameterSpec,
  type Preset,
  PRESETS,
  resolvePreset,
  type Rulebook,
  type RulebookFault,
  type Setting,
} from '@selectorate/rulebook';
import type { FieldFault } from '../forms/setting.ts';

/** What is settled before a contest is prepared on the server: kept on this device until then. */
export interface Answers {
  readonly what: 'reselection' | 'selection' | '';
  readonly rehearsal: boolean | null;
  readonly title: string;
  readonly contest: string;
  readonly zone: string;
  readonly source: 'preset' | 'file' | '';
  readonly preset: string;
  /** Parameters as typed or chosen, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly fileText: string;
  /** A verifier key a line, with the witness's address behind it. */
  readonly witnesses: string;
  readonly acceptsTrialEngine: boolean;
}

export const NEW_STEPS = ['run', 'name', 'rulebook', 'choices', 'witnesses', 'prepare'] as const;
export type NewStep = (typeof NEW_STEPS)[number];

export const noAnswers = (zone: string): Answers => ({
  what: '',
  rehearsal: null,
  title: '',
  contest: '',
  zone,
  source: '',
  preset: '',
  parameters: {},
  fileName: '',
  fileText: '',
  witnesses: '',
  acceptsTrialEngine: false,
});

/** Presets for what is to be run: with a trigger ballot, or a ballot of all members at once. */
export const presetsFor = ({ what }: Pick<Answers, 'what'>): readonly Preset[] =>
  PRESETS.filter(({ id }) => id.startsWith('reselection') === (what === 'reselection'));

export const presetOf = ({ preset }: Pick<Answers, 'preset'>): Preset | undefined =>
  PRESETS.find(({ id }) => id === preset);

/** Choices that the sources leave open, and nobody has made yet: asked one by one. */
export const openChoices = (answers: Answers): readonly ParameterSpec[] =>
  answers.source !== 'preset'
    ? []
    : (presetOf(answers)?.parameters ?? []).filter(
        (spec) => spec.default === null && answers.parameters[spec.name] === undefined,
      );

/** A parameter's value from its text; undefined for what the parameter does not allow. */
export function readSetting(spec: ParameterSpec, text: string): Setting | undefined {
  if (spec.kind === 'choice') return spec.allowed.some(({ value }) => value === text) ? text : undefined;
  if (text === 'none') return spec.orNone ? 'none' : undefined;
  const number = parseWholeNumber(text.trim());
  return number !== undefined && number >= spec.least && number <= spec.most ? number : undefined;
}

/** The rulebook that the answers come to, or its faults. */
export function rulebookOf(answers: Answers): Result<Rulebook, readonly RulebookFault[]> {
  if (answers.source === 'file')
    return loadRulebook(answers.fileText, {
      format: answers.fileName.endsWith('.json') ? 'json' : 'yaml',
      presets: PRESETS,
    });
  const preset = presetOf(answers);
  if (preset === undefined) return err([]);
  const settings = preset.parameters.flatMap((spec): readonly (readonly [string, Setting])[] => {
    const text = answers.parameters[spec.name];
    const value = text === undefined ? undefined : readSetting(spec, text);
    return value === undefined ? [] : [[spec.name, value]];
  });
  return resolvePreset(preset, Object.fromEntries(settings));
}

/** `re-selection-in-exampleton` of a title: an id to begin with. */
export const idFrom = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48);

export interface Witness {
  readonly name: string;
  readonly key: PublicKey;
  readonly url: string | null;
}

/** Lines of `NAME+HASH+KEY https://address`; the address may be left out. */
export function readWitnesses(text: string): Result<readonly Witness[], readonly FieldFault[]> {
  const faults: FieldFault[] = [];
  const witnesses = text.split('\n').flatMap((line, at): readonly Witness[] => {
    const [key = '', address] = line.trim().split(/\s+/);
    if (key === '') return [];
    const read = parseVerifierKey(key);
    if (!read.ok || (address !== undefined && !isAddress(address))) {
      faults.push({
        field: 'witnesses',
        text: read.ok ? 'organise-fault-witness-address' : 'organise-fault-witness-key',
        args: { line: at + 1 },
      });
      return [];
    }
    const {
      name,
      key: { alg, key: text_ },
    } = read.value;
    return [{ name, key: { alg, key: text_ }, url: address ?? null }];
  });
  return faults.length > 0 ? err(faults) : ok(witnesses);
}

function isAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** What is wrong with the answers of one page. */
export function faultsOn(step: NewStep, answers: Answers): readonly FieldFault[] {
  switch (step) {
    case 'run':
      return [
        ...(answers.what === '' ? [{ field: 'what', text: 'organise-fault-choose' }] : []),
        ...(answers.rehearsal === null ? [{ field: 'rehearsal', text: 'organise-fault-choose' }] : []),
      ];
    case 'name':
      return [
        ...(answers.title.trim() === '' ? [{ field: 'title', text: 'organise-fault-empty' }] : []),
        ...(isId(answers.contest) ? [] : [{ field: 'contest', text: 'organise-fault-id' }]),
        ...(isZone(answers.zone) ? [] : [{ field: 'zone', text: 'organise-fault-zone' }]),
      ];
    case 'rulebook':
      if (answers.source === '') return [{ field: 'preset', text: 'organise-fault-choose' }];
      if (answers.source === 'preset')
        return presetOf(answers) === undefined ? [{ field: 'preset', text: 'organise-fault-choose' }] : [];
      return rulebookOf(answers).ok ? [] : [{ field: 'file', text: 'organise-fault-rulebook' }];
    case 'choices': {
      const [open] = openChoices(answers);
      return open === undefined ? [] : [{ field: open.name, text: 'organise-fault-choose' }];
    }
    case 'witnesses':
      return witnessFaults(answers);
    case 'prepare':
      return [];
    default:
      return step satisfies never;
  }
}

function witnessFaults(answers: Answers): readonly FieldFault[] {
  const read = readWitnesses(answers.witnesses);
  if (!read.ok) return read.error;
  const rulebook = rulebookOf(answers);
  const needed = rulebook.ok ? rulebook.value.witnesses.atLeast : 0;
  const named = new Set(read.value.map(({ key }) => key.key)).size;
  return named >= needed ? [] : [{ field: 'witnesses', text: 'organise-fault-witnesses', args: { named, needed } }];
}

/** The first page whose answers are missing or wrong. */
export const firstOpenStep = (answers: Answers): NewStep =>
  NEW_STEPS.find((step) => faultsOn(step, answers).length > 0) ?? 'prepare';

/** What `createContest` is sent; undefined while an answer is missing. */
export function contestToPrepare(answers: Answers) {
  const [rulebook, witnesses] = [rulebookOf(answers), readWitnesses(answers.witnesses)];
  if (firstOpenStep(answers) !== 'prepare' || !rulebook.ok || !witnesses.ok || answers.rehearsal === null)
    return undefined;
  return {
    contest: answers.contest,
    title: answers.title.trim(),
    rulebook: rulebook.value as unknown as Json,
    binding: !answers.rehearsal,
    clock: answers.rehearsal ? ('rehearsal' as const) : ('civil' as const),
    zone: answers.zone,
    witnesses: witnesses.value.map((each) => ({ ...each })),
    person: 'returning-officer',
    acceptsTrialEngine: answers.acceptsTrialEngine,
  };
}
