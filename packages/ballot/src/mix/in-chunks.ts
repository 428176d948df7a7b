import type { Element, Group } from '@selectorate/group';

/** So many elements are worked on at once: what is on the way stays small beside what is kept. */
const CHUNK = 4_096;

export function inChunks<A, B>(items: readonly A[], work: (some: readonly A[], start: number) => readonly B[]): B[] {
  const done: B[] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    for (const item of work(items.slice(start, start + CHUNK), start)) done.push(item);
  }
  return done;
}

/** The texts of many elements. */
export const textsOf = (elements: readonly Element[], group: Group): string[] =>
  inChunks(elements, (some) => group.writeAll(some));
