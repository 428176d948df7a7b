export { type RoundCell, type RoundRow, type RoundTable, roundTable } from './round-table.ts';
export { sayList } from './say-list.ts';
export { drawnVotes, sayFactor, votesman, type Votesman } from './say-votes.ts';
export { tellAction } from './tell-action.ts';
export { tellSentence } from './tell-sentence.ts';
export { tellStages, type ToldStage } from './tell-stages.ts';
export { tellTest, type ThresholdTest } from './tell-test.ts';
export { tellTie } from './tell-tie.ts';
export type { Telling } from './telling.ts';
