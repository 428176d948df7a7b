import type { NameList } from './name-list.ts';
/** Syllables, for given names are put together of one or two; the family names of several countries. */
export declare const EAST_ASIAN: NameList;
export declare const IBERIAN: NameList;
/** Family names in the form men bear; `-ski`, `-ov` and Lithuanian endings change for women. */
export declare const EAST_EUROPEAN: NameList;
export declare const WEST_EUROPEAN: NameList;
