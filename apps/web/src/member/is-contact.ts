const FEWEST_DIGITS = 7;
const LONGEST = 320;

/** Could this be an e-mail address or a phone number? No more is asked of it: the list decides, and does not tell. */
export function isContact(text: string): boolean {
  const contact = text.trim();
  if (contact.length > LONGEST) return false;
  return /^[^\s@]+@[^\s@]+$/.test(contact) || contact.replaceAll(/\D/g, '').length >= FEWEST_DIGITS;
}
