import type { NameList } from './name-list.ts';
export declare const BRITISH: NameList;
export declare const IRISH: NameList;
export declare const CARIBBEAN: NameList;
