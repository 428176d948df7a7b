import { err, ok, type Result } from '@selectorate/basics';
import type { Element, ElementFault } from './element.ts';

/** Reads each by itself: what groups do that have no test for many at once. */
export function readOneByOne(
  texts: readonly string[],
  read: (text: string) => Result<Element, ElementFault>,
): Result<Element[], { readonly index: number; readonly fault: ElementFault }> {
  const elements: Element[] = [];
  for (const [index, text] of texts.entries()) {
    const element = read(text);
    if (!element.ok) return err({ index, fault: element.error });
    elements.push(element.value);
  }
  return ok(elements);
}
