/**
 * What the queue wakes. `tick`: deadlines and checkpoints of every contest, and what is to be destroyed; `mail`: letters that are
 * due; `questions`: members who asked about their entry; `roll-checks`: checks of a roll that somebody asked for.
 */
export const JOBS = ['tick', 'mail', 'questions', 'roll-checks'] as const;
export type Job = (typeof JOBS)[number];

/** What is done for each job. All of it may be done at any time and again: the queue only says when. */
export type JobHandlers = Readonly<Record<Job, () => Promise<unknown>>>;
