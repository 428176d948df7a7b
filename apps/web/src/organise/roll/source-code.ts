/** The name of a source as the code that it is kept under: `Register of deaths` is `register-of-deaths`; null without a letter or figure. */
export function sourceCode(name: string): string | null {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words === null ? null : words.join('-').slice(0, 60).replace(/-$/, '');
}
