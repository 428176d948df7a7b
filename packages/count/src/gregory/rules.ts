import { CONTEST_OPTIONS, OUR_CHOICE, PAPER_OPTIONS } from '../rules/common-options.ts';
import type { CountOptions, OptionDefaults } from '../rules/options.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { countByGregory } from './count-by-gregory.ts';

type Arithmetic = CountOptions['arithmetic'];
const by = <T>(byDefault: T, source: string): { readonly byDefault: T; readonly source: string } => ({
  byDefault,
  source,
});
const down = (places: number): Arithmetic => ({ kind: 'fixed', places, rounding: 'down' });

const WIGM = {
  ...PAPER_OPTIONS,
  ...CONTEST_OPTIONS,
  quota: by<CountOptions['quota']>('droop-exact', OUR_CHOICE),
  electOn: by<CountOptions['electOn']>('>', 'an exact Droop quota can be reached by more candidates than seats'),
  arithmetic: by<Arithmetic>({ kind: 'exact' }, OUR_CHOICE),
  transferValue: by<CountOptions['transferValue']>('product-once', OUR_CHOICE),
  surplusOrder: by<CountOptions['surplusOrder']>('largest-first', 'common to the family'),
  electPerStage: by<CountOptions['electPerStage']>('all', 'common to the family'),
  deferSurpluses: by<boolean>(false, OUR_CHOICE),
  batchExclusion: by<CountOptions['batchExclusion']>('none', OUR_CHOICE),
  minimumVotes: by<number>(0, 'none'),
  nobodyVoted: by<CountOptions['nobodyVoted']>('no-result', OUR_CHOICE),
  stopAfter: by<CountOptions['stopAfter']>(null, 'none'),
  constraintRule: by<CountOptions['constraintRule']>('guard-and-doom', OUR_CHOICE),
} as const satisfies OptionDefaults;

const PRF_SOURCE = 'Proportional Representation Foundation, reference WIGM rule';
const PRF = {
  ...WIGM,
  quota: by<CountOptions['quota']>('droop-next', `${PRF_SOURCE}, A.1`),
  electOn: by<CountOptions['electOn']>('>=', `${PRF_SOURCE}, B.1`),
  arithmetic: by(down(4), PRF_SOURCE),
  transferValue: by<CountOptions['transferValue']>('product-once', `${PRF_SOURCE}, B.3`),
  surplusOrder: by<CountOptions['surplusOrder']>('largest-first', `${PRF_SOURCE}, B.3`),
} as const satisfies OptionDefaults;

const ORDER_2011 = 'Scottish Local Government Elections Order 2011, schedule 1';
const SCOTLAND = {
  ...WIGM,
  quota: by<CountOptions['quota']>('droop-whole', `${ORDER_2011}, quota`),
  electOn: by<CountOptions['electOn']>('>=', `${ORDER_2011}, quota`),
  arithmetic: by(down(5), `${ORDER_2011}, transfer of ballot papers`),
  transferValue: by<CountOptions['transferValue']>('product-once', `${ORDER_2011}, transfer of ballot papers`),
} as const satisfies OptionDefaults;

const CFER_SOURCE = 'Californians for Electoral Reform, choice voting statute';
const CFER = {
  ...WIGM,
  quota: by<CountOptions['quota']>('droop-next', CFER_SOURCE),
  electOn: by<CountOptions['electOn']>('>=', CFER_SOURCE),
  arithmetic: by(down(5), CFER_SOURCE),
  transferValue: by<CountOptions['transferValue']>('product-once', CFER_SOURCE),
  surplusOrder: by<CountOptions['surplusOrder']>('all-at-once', CFER_SOURCE),
} as const satisfies OptionDefaults;

const ORDINANCE = 'Minneapolis Code of Ordinances, 167.20 and 167.70';
const MPLS = {
  ...WIGM,
  quota: by<CountOptions['quota']>('droop-whole', ORDINANCE),
  electOn: by<CountOptions['electOn']>('>=', ORDINANCE),
  arithmetic: by(down(4), ORDINANCE),
  transferValue: by<CountOptions['transferValue']>('fraction-first', ORDINANCE),
  electPerStage: by<CountOptions['electPerStage']>('one', ORDINANCE),
  batchExclusion: by<CountOptions['batchExclusion']>('<', ORDINANCE),
} as const satisfies OptionDefaults;

const RCTAB = 'RCTab, multi-winner';
const FRACTIONAL = {
  ...WIGM,
  quota: by<CountOptions['quota']>('droop-whole', RCTAB),
  electOn: by<CountOptions['electOn']>('>=', RCTAB),
  arithmetic: by(down(4), RCTAB),
  transferValue: by<CountOptions['transferValue']>('fraction-first', RCTAB),
  surplusOrder: by<CountOptions['surplusOrder']>('all-at-once', RCTAB),
} as const satisfies OptionDefaults;

const DROOP_HARE = {
  ...WIGM,
  quota: by<CountOptions['quota']>('droop-whole', 'votelib'),
  electOn: by<CountOptions['electOn']>('>=', 'votelib'),
  surplusOrder: by<CountOptions['surplusOrder']>('all-at-once', OUR_CHOICE),
} as const satisfies OptionDefaults;

const inBatches = (source: string) => ({ batchExclusion: by<CountOptions['batchExclusion']>('<', source) });

const OPTIONS = {
  wigm: WIGM,
  'wigm-rational': WIGM,
  'wigm-prf': PRF,
  'wigm-prf-batch': { ...PRF, ...inBatches(`${PRF_SOURCE}, B.2`) },
  scotland: SCOTLAND,
  cfer: CFER,
  'cfer-batch': { ...CFER, ...inBatches(CFER_SOURCE) },
  mpls: MPLS,
  'stv-wigm-fractional': FRACTIONAL,
  'stv-droop-hare-transfer': DROOP_HARE,
} as const satisfies Partial<Record<RuleDefinition['rule'], OptionDefaults>>;

/** Single transferable vote in which surpluses move on all papers at a part of their value. */
export const gregoryRules: readonly RuleDefinition[] = (Object.keys(OPTIONS) as (keyof typeof OPTIONS)[]).map(
  (rule) => ({
    rule,
    options: OPTIONS[rule],
    seats: 'any',
    uses: ['constraints', 'reopenNominations'],
    // RCTab counts a contest with more seats than candidates, and leaves seats empty.
    mayStayVacant: rule === 'stv-wigm-fractional',
    count: countByGregory(rule),
  }),
);
