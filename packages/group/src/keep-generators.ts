import type { Element } from './element.ts';
import type { Group } from './group.ts';

/** The shuffle's generators never change: each is worked out once for as long as the group is kept. */
export function keepGenerators(
  derive: (index: number) => Element,
): Pick<Group, 'shuffleGenerator' | 'shuffleGenerators'> {
  const kept: Element[] = [];
  let secondary: Element | null = null;
  const shuffleGenerators = (count: number): readonly Element[] => {
    while (kept.length < count) kept.push(derive(kept.length));
    return kept.slice(0, count);
  };
  const shuffleGenerator = (index: number): Element => {
    if (index === -1) return (secondary ??= derive(-1));
    return shuffleGenerators(index + 1)[index] ?? derive(index);
  };
  return { shuffleGenerator, shuffleGenerators };
}
