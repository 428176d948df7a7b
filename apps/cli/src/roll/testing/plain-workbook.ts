import { packParts } from '@selectorate/sheets';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of these sheets, whose rows are lines and whose cells are texts with semicolons between them. */
export function plainWorkbook(sheets: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(sheets);
  const each = (text: (number: number, name: string) => string): string =>
    names.map((name, i) => text(i + 1, name)).join('');
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}.xml"/>`;
  const relations = (text: string): string => `<Relationships xmlns="${PACKAGE}/relationships">${text}</Relationships>`;
  return packParts(
    new Map([
      [
        '[Content_Types].xml',
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook', 'sheet.main')}${each((i) => override(`worksheets/sheet${i}`, 'worksheet'))}</Types>`,
      ],
      ['_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook'))],
      ['xl/_rels/workbook.xml.rels', relations(each((i) => relation(i, 'worksheet', `worksheets/sheet${i}`)))],
      [
        'xl/workbook.xml',
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((i, name) => `<sheet name="${name}" sheetId="${i}" r:id="rId${i}"/>`)}</sheets></workbook>`,
      ],
      ...Object.values(sheets).map((text, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetOf(text)] as const),
    ]),
  );
}

function sheetOf(text: string): string {
  const rows = text
    .trimEnd()
    .split('\r\n')
    .map((line, y) => {
      const at = (x: number): string => `${String.fromCodePoint(65 + x)}${y + 1}`;
      const cells = line.split(';').map((cell, x) => `<c r="${at(x)}" t="inlineStr"><is><t>${cell}</t></is></c>`);
      return `<row r="${y + 1}">${cells.join('')}</row>`;
    });
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}
