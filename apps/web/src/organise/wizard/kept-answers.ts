import { useState } from 'react';
import { type Answers, noAnswers } from './new-contest.ts';

const NAME = 'selectorate-new-contest';

/** Answers kept on this device until the contest is prepared on the server. */
export function useAnswers() {
  const [answers, setAnswers] = useState<Answers>(read);
  return {
    answers,
    change: (some: Partial<Answers>): void => {
      const next = { ...answers, ...some };
      setAnswers(next);
      write(next);
    },
  };
}

export const forgetAnswers = (): void => localStorage.removeItem(NAME);

function read(): Answers {
  const none = noAnswers(Intl.DateTimeFormat().resolvedOptions().timeZone);
  try {
    const json: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    return typeof json === 'object' && json !== null ? { ...none, ...(json as Partial<Answers>) } : none;
  } catch {
    return none;
  }
}

function write(answers: Answers): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(answers));
  } catch {
    // A browser that keeps nothing: the answers last as long as the page.
  }
}
