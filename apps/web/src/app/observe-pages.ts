/** The pages of a contest, each a piece of code of its own, and the texts that one of them needs beside those of the site. */
export const OBSERVE_PAGES = {
  overview: () => import('../observe/overview.tsx'),
  timetable: () => import('../observe/timetable.tsx'),
  roll: () => import('../observe/roll/roll.tsx'),
  rollTexts: () => import('./with-roll-texts.tsx'),
  trigger: () => import('../observe/trigger.tsx'),
  result: () => import('../observe/result.tsx'),
  decisions: () => import('../observe/decisions.tsx'),
  people: () => import('../observe/people.tsx'),
  acts: () => import('../observe/acts.tsx'),
  checkpoints: () => import('../observe/checkpoints.tsx'),
  check: () => import('../observe/check.tsx'),
} as const;

/** Fetches the code of all pages, so that a reader who loses the connection can still turn to each. */
export async function fetchObservePages(): Promise<void> {
  await Promise.allSettled(Object.values(OBSERVE_PAGES).map((load) => load()));
}
