import type { Json } from '@selectorate/basics';
import type { CvrMapping } from '../cvr/cvr.ts';
import { Fields } from './fields.ts';
import type { RctabCandidate, RctabFault, RctabSource } from './rctab.ts';

const MOST_RANK_COLUMNS = 1000;
const AS_CSV = 'export or save it as comma-separated values (.csv), with a column for each rank, and name that file';
/** Those of vendors whose export is a table like that of ES&S. */
const TABLES = new Set(['ess', 'ES&S', 'csv', 'CSV', 'genericCsv']);
const OTHERS = new Set(['cdf', 'CDF', 'clearBallot', 'Clear Ballot', 'dominion', 'Dominion', 'hart', 'Hart']);

export interface SourceContext {
  readonly rules: Fields;
  readonly candidates: readonly RctabCandidate[];
  /** Null: as many as there are candidates. */
  readonly mostRanks: number | null;
  readonly overvote: string | undefined;
  readonly faults: RctabFault[];
}

/** Reads `cvrFileSources`. Labels stood in `rules` before version 1.2 and stand in each source since. */
export function readSources(list: readonly Json[], context: SourceContext): readonly RctabSource[] {
  const labels = readLabels(context.rules);
  const overvoteDelimiter = context.rules.text('overvoteDelimiter') ?? null;
  return list.map((json, i) => {
    const fields = new Fields(json, `cvrFileSources[${i}]`, context.faults);
    const source = readSource(fields, context, { ...labels, overvoteDelimiter });
    fields.close();
    return source;
  });
}

interface Labels {
  readonly overvote: string | undefined;
  readonly skipped: string | undefined;
  readonly writeIn: string | undefined;
  readonly blankIsWriteIn: boolean;
}

const readLabels = (fields: Fields): Labels => ({
  overvote: fields.text('overvoteLabel'),
  skipped: fields.text('undervoteLabel') ?? fields.text('skippedRankLabel'),
  writeIn: fields.text('undeclaredWriteInLabel'),
  blankIsWriteIn: fields.flag('treatBlankAsUndeclaredWriteIn'),
});

function readSource(
  fields: Fields,
  { candidates, mostRanks, overvote }: SourceContext,
  common: Labels & { readonly overvoteDelimiter: string | null },
): RctabSource {
  const provider = fields.required('provider', fields.text('provider'));
  if (provider !== undefined && OTHERS.has(provider)) fields.unsupported('provider', AS_CSV);
  else if (provider !== undefined && !TABLES.has(provider)) fields.bad('provider', 'give "ess" or "csv"');
  const path = fields.required('filePath', fields.text('filePath')) ?? '';
  if (path !== '' && !/\.(?:csv|txt|tsv)$/i.test(path)) fields.unsupported('filePath', AS_CSV);
  if (fields.take('contestId') !== undefined) {
    fields.unsupported('contestId', 'take it out: a table here holds one contest');
  }
  const first = fields.required('firstVoteColumnIndex', fields.number('firstVoteColumnIndex', [1, 1000])) ?? 1;
  const firstRow = fields.required('firstVoteRowIndex', fields.number('firstVoteRowIndex', [1, 100_000])) ?? 1;
  for (const key of ['idColumnIndex', 'precinctColumnIndex', 'batchColumnIndex']) fields.number(key, [1, 1000]);
  const own = readLabels(fields);
  const overvoteLabel = own.overvote ?? common.overvote;
  const overvoteDelimiter = fields.text('overvoteDelimiter') ?? common.overvoteDelimiter;
  if (overvote === 'exhaust-if-several-continue' && overvoteLabel !== undefined) {
    fields.bad('overvoteLabel', 'choose another overvoteRule: a label does not tell who was in the overvote');
  }
  if (overvoteLabel !== undefined && overvoteDelimiter !== null) {
    fields.bad('overvoteDelimiter', 'give overvoteLabel or overvoteDelimiter, not both');
  }
  const ranks = Math.min(mostRanks ?? candidates.length, MOST_RANK_COLUMNS);
  const isBlankWriteIn = own.blankIsWriteIn || common.blankIsWriteIn;
  const mapping: CvrMapping = {
    delimiter: /\.tsv$/i.test(path) ? '\t' : ',',
    firstRow,
    layout: { kind: 'column-per-rank', columns: Array.from({ length: ranks }, (_, i) => first + i) },
    weightColumn: null,
    candidates: candidates.map(({ name, aliases }) => ({ name, aliases })),
    labels: {
      skipped: listed(own.skipped ?? common.skipped),
      overvote: listed(overvoteLabel),
      writeIn: listed(own.writeIn ?? common.writeIn),
    },
    overvoteDelimiter,
    blankIs: isBlankWriteIn ? 'write-in' : 'skipped',
    unknownNames: 'refuse',
  };
  return { path, mapping };
}

const listed = (label: string | undefined): readonly string[] => (label === undefined ? [] : [label]);
