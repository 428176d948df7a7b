/** Short forms that people go by. */
export declare const NICKNAMES: ReadonlyMap<string, readonly string[]>;
/** Spellings of one name between scripts and languages. */
export declare const SPELLINGS: ReadonlyMap<string, readonly string[]>;
/** As a system without accents writes it. */
export declare const withoutDiacritics: (text: string) => string;
