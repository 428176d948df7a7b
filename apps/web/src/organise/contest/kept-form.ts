import { useState } from 'react';
import type { Values } from '../forms/setting.ts';

/** What was typed stays on this device until it is sent, through failures, reloads and the end of a session. */
export function useKeptForm(name: string, initial: () => Values) {
  const [values, setValues] = useState<Values>(() => ({ ...initial(), ...kept(name) }));
  return {
    values,
    change: (field: string, value: string): void => {
      const next = { ...values, [field]: value };
      setValues(next);
      keep(name, next);
    },
    /** It was sent: the form starts anew, and what was typed stays with the draft in case it is withdrawn. */
    sent: (draft: string): void => {
      sessionStorage.removeItem(keyOf(name));
      keep(draftName(draft), values);
    },
  };
}

/** What was typed into the form that made a draft, on this device; nothing for drafts of other devices. */
export const typedFor = (draft: string): Values => kept(draftName(draft));

/** Somebody else may sit down here next: nothing that was typed stays behind. */
export function forgetForms(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

const PREFIX = 'selectorate-form-';

const draftName = (draft: string): string => `draft-${draft}`;

const keyOf = (name: string): string => `${PREFIX}${name}`;

function kept(name: string): Values {
  try {
    const json: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? '{}');
    return typeof json === 'object' && json !== null ? (json as Values) : {};
  } catch {
    return {};
  }
}

function keep(name: string, values: Values): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(values));
  } catch {
    // A full or closed storage keeps nothing; the form itself still holds what was typed.
  }
}
