import type { RegisterText } from '../register/register-csv.ts';

const SEPARATOR = '\t';

/** The texts of a row as one, which DuckDB hands over in one go; as JSON where one has the separator in it. */
export function keptText({ elector, given, family, address, postcode }: RegisterText): string {
  const texts = [elector, given, family, address, postcode];
  return texts.some((text) => text.includes(SEPARATOR)) ? JSON.stringify(texts) : texts.join(SEPARATOR);
}

/** The other way. JSON writes the separator otherwise, so it is one part. */
export function keptRow(text: string): RegisterText {
  const parts = text.includes(SEPARATOR) ? text.split(SEPARATOR) : (JSON.parse(text) as readonly string[]);
  const [elector = '', given = '', family = '', address = '', postcode = ''] = parts;
  return { elector, given, family, address, postcode };
}
