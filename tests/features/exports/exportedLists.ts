import { type CellObject, read, type WorkSheet } from '@e965/xlsx';
import { HEADINGS, registryRow } from '#tests/bench/registryList.ts';
import { creditCode, csvOf } from '#tests/features/organizations/tables.ts';
import type { TestService } from '#tests/support/makeService.ts';

/** The cells of an exported workbook as they lie in the file, and its sheet name. */
export function cellsOf(bytes: Uint8Array): { readonly name: string; readonly rows: (CellObject | undefined)[][] } {
  const workbook = read(bytes, { type: 'buffer', cellNF: true, dense: true });
  const [name = ''] = workbook.SheetNames;
  const sheet: WorkSheet | undefined = workbook.Sheets[name];
  return { name, rows: sheet?.['!data'] ?? [] };
}

/** The text of a cell, empty for none. */
export function textOf(cell: CellObject | undefined): string {
  return cell === undefined || cell.v === undefined ? '' : String(cell.v);
}

/** A CSV as rows of fields (RFC 4180). */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows.filter((fields) => fields.length > 1 || fields[0] !== '');
}

/** Organizations that try the file formats: long codes, leading zeros, formulas, quotation marks, rare characters. */
export async function saveOddOrganizations(office: TestService): Promise<void> {
  const odd = [
    {
      name: '云州市𠮷祥茶文化协会',
      registrationNo: '00123',
      establishedOn: '2015-06-12',
      registeredCapitalWan: '10.5',
    },
    { name: '=1+1云州市书法协会', registrationNo: '012345678901234567', establishedOn: '1999-12-31' },
    {
      name: '云州市“围棋”协会,"分会"',
      registrationNo: '+86-571',
      establishedOn: '2024-02-29',
      townshipName: '城关街道',
    },
    { name: '@云州市篮球协会', registrationNo: '1E10', establishedOn: '2000-01-01', townshipName: '城关街道' },
    { name: '-云州市登山协会', registrationNo: '-5', establishedOn: '2001-03-01', townshipName: '河西街道' },
  ];
  for (const [index, fields] of odd.entries()) {
    await office.call('organizations.save', {
      fields: {
        registrationKind: 'registered',
        legalType: 'social_group',
        uscc: creditCode(index, '51', '330106'),
        registrationAuthority: '云州市民政局',
        domicile: '云州市人民路1号\n二楼',
        ...fields,
      },
    });
  }
}

/** Takes so many invented organizations into the registry. */
export async function importRows(service: TestService, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_unused, index) => registryRow(index));
  const source = await service.fileIn('名册.csv', new TextEncoder().encode(csvOf([HEADINGS, ...rows])));
  const { added } = await service.call('organizations.importApply', {
    source,
    choices: { good: 'add', existing: 'skip', duplicateExact: 'skip', duplicateConflict: 'skip' },
  });
  if (added !== count) throw new Error(`${added} of ${count} rows were taken in`);
}
