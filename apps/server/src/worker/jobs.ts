/** What the queue wakes. `tick`: deadlines and checkpoints of every contest; `mail`: letters that are due. */
export const JOBS = ['tick', 'mail'] as const;
export type Job = (typeof JOBS)[number];

/** What is done for each job. All of it may be done at any time and again: the queue only says when. */
export type JobHandlers = Readonly<Record<Job, () => Promise<unknown>>>;
