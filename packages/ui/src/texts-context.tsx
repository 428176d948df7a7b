import { type Texts, textsIn } from '@selectorate/messages';
import { createContext, type ReactNode, useContext } from 'react';

const TextsContext = createContext<Texts | null>(null);

/** The language of everything inside. Without one, English. */
export function TextsProvider({ texts, children }: { readonly texts: Texts; readonly children: ReactNode }) {
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The texts of the language this component stands in. */
export const useTexts = (): Texts => useContext(TextsContext) ?? textsIn('en');
