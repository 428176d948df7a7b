import type { NameList } from './name-list.ts';
export declare const SOUTH_ASIAN_MUSLIM: NameList;
export declare const SIKH: NameList;
export declare const HINDU: NameList;
/** Given names only: a family name is the father's, or the husband's, given name. */
export declare const TAMIL: NameList;
