import type { ContestId, Id } from '@selectorate/basics';

export type AccountId = Id<'account'>;
export type DraftId = Id<'draft'>;
export type MessageId = Id<'message'>;

/** A log's address. A contest's log has the contest's id; box logs will have ids of their own. */
export type LogId = ContestId | Id<'log'>;

/** 32 random bytes as the holder has them, base64url; the database holds only their SHA-256. */
export type SessionToken = string;
export type LinkToken = string;

/** The first two lead to accounts and offices; the others are letters to members, who have no account. */
export type LinkKind = 'set-up' | 'invitation' | 'contact-notice' | 'my-entry';
