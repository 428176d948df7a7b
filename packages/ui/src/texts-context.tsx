import type { Texts } from '@selectorate/messages';
import { createContext, type ReactNode, useContext } from 'react';

const TextsContext = createContext<Texts | null>(null);

/** The texts of everything inside: one provider at the top of each page. */
export function TextsProvider({ texts, children }: { readonly texts: Texts; readonly children: ReactNode }) {
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The texts of the page this component stands in. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error('useTexts: no TextsProvider above');
  return texts;
}
