import { err, ok, type Result } from '@selectorate/basics';
import { MOST_CANDIDATES } from '../../ballots/packed-ballots.ts';
import { plainName } from '../clean-name.ts';
import type { UntrustedText } from '../file-fault.ts';
import { readJsonText } from '../json/json-ballots.ts';
import { Fields } from './fields.ts';
import type { RctabCandidate, RctabConfig, RctabFault, RctabNote } from './rctab.ts';
import { readRules } from './rctab-rules.ts';
import { readSources } from './rctab-sources.ts';

const MOST_CHARACTERS = 4 * 1024 * 1024;

/**
 * Reads an RCTab contest configuration: the contest, its rules as this program has them, and how each of its tables of
 * cast votes is to be read. Every key is read or refused, all faults at once; `notes` say what RCTab does otherwise.
 *
 * Source: RCTab documentation, sections 25 (configuration file parameters) and 26 (CVR files).
 *
 * @example
 * ```ts
 * const config = unwrap(parseRctabConfig(text));
 * const files = config.sources.map(({ path, mapping }) => unwrap(parseCvr(readFile(path), mapping)));
 * const { ballots, contest, request } = prepareRctab(config, files);
 * ```
 */
export function parseRctabConfig(text: UntrustedText): Result<RctabConfig, readonly RctabFault[]> {
  const json = readJsonText(text, MOST_CHARACTERS);
  if (!json.ok) {
    const { line, column } = json.error;
    const code = json.error.code === 'too-large' ? 'too-large' : 'not-json';
    return err([{ code, path: '', whatToDo: `mend the JSON at line ${line}, column ${column}` }]);
  }
  const faults: RctabFault[] = [];
  const notes: RctabNote[] = [];
  const fields = new Fields(json.value, '', faults);
  fields.take('tabulatorVersion');
  const title = readOutput(new Fields(fields.take('outputSettings'), 'outputSettings', faults), notes);
  const candidates = readCandidates(fields, faults);
  const rules = new Fields(fields.take('rules'), 'rules', faults);
  const { mostRanks, ...ruled } = readRules(rules, candidates, notes);
  const list = fields.list('cvrFileSources');
  if (list.length === 0) faults.push({ code: 'missing', path: 'cvrFileSources', whatToDo: 'give at least one file' });
  const sources = readSources(list, { rules, candidates, mostRanks, overvote: ruled.request.overvote, faults });
  rules.close();
  fields.close();
  return faults.length > 0 ? err(faults) : ok({ title, candidates, sources, ...ruled, notes });
}

/** Settings of RCTab's own output, some of which stand here in its older versions. */
function readOutput(fields: Fields, notes: RctabNote[]): string {
  const title = fields.required('contestName', fields.text('contestName')) ?? '';
  for (const key of ['outputDirectory', 'contestDate', 'contestJurisdiction', 'contestOffice']) fields.text(key);
  for (const key of ['tabulateByPrecinct', 'tabulateByBatch', 'generateCdfJson']) {
    if (fields.flag(key)) notes.push({ path: fields.pathOf(key), code: 'output-only' });
  }
  fields.close();
  return title;
}

function readCandidates(fields: Fields, faults: RctabFault[]): readonly RctabCandidate[] {
  const list = fields.list('candidates');
  const isSound = list.length > 0 && list.length <= MOST_CANDIDATES;
  if (!isSound) fields.bad('candidates', `list 1 to ${MOST_CANDIDATES} candidates`);
  const said = new Set<string>();
  return list.slice(0, MOST_CANDIDATES).map((json, i) => {
    const one = new Fields(json, `candidates[${i}]`, faults);
    const name = one.required('name', one.text('name')) ?? `#${i + 1}`;
    const code = one.text('code');
    const more = one.text('semicolonSeparatedAliases')?.split(';') ?? [];
    const excluded = one.flag('excluded');
    one.close();
    const aliases = [...(code === undefined ? [] : [code]), ...more].filter((text) => plainName(text) !== '');
    for (const text of new Set([name, ...aliases].map(plainName))) {
      if (said.has(text) || text === '') one.bad('name', 'give each name, code and alias to one candidate only');
      said.add(text);
    }
    return { name, aliases, excluded };
  });
}
