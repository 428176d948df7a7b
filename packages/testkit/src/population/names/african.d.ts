import type { NameList } from './name-list.ts';
export declare const WEST_AFRICAN: NameList;
/** Own name, father's, grandfather's: the family list is read as given names of grandfathers. */
export declare const HORN_OF_AFRICA: NameList;
export declare const ARABIC: NameList;
export declare const TURKISH: NameList;
