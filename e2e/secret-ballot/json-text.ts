// Editing the texts of an archive's objects as an attacker would: by their JSON, written compactly again.

// oxlint-disable-next-line typescript/no-explicit-any -- hostile JSON has whatever shape the edit finds
type Loose = any;

/** The text with what the edit makes of its JSON. */
export const editJson = (text: string, edit: (json: Loose) => void): string => {
  const json: Loose = JSON.parse(text);
  edit(json);
  return JSON.stringify(json);
};
