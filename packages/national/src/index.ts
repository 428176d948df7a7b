export {
  type PlacedText,
  type PreparedRegister,
  prepareRegister,
  type PrepareOrder,
} from './duckdb/prepare-register.ts';
export { matchOnThreads } from './match-on-threads.ts';
export type { MatchOrder, MatchProgress, NationalMatches, RegisterSource, RollSide } from './match-order.ts';
export type { NationalFault, NationalFaultCode } from './national-fault.ts';
export type { RegisterColumns, RegisterCsv, RegisterText } from './register/register-csv.ts';
