import { sayCivil } from '../describe/words.ts';

/** `Monday 2 March 2026`, from `2026-03-02`. */
export const sayDay = (day: string): string => sayCivil(`${day}T00:00`).replace(/, [^,]*$/, '');
