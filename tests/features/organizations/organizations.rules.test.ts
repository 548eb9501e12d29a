import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkOrganization,
  INDUSTRY_CLASSES,
  LEGAL_SUBTYPES,
  LEGAL_TYPES,
  SUBTYPES_OF_TYPE,
} from '#shared/features/organizations/organizations.rules.ts';
import { creditCode } from './tables.ts';

const GROUP = {
  name: '朝阳区甲协会',
  registrationKind: 'registered',
  legalType: 'social_group',
  uscc: creditCode(1),
  registrationAuthority: '朝阳区民政局',
  establishedOn: '2019-11-07',
  status: 'normal',
};
const FILED = {
  name: '书画社',
  registrationKind: 'filed',
  communityCategory: 'culture_sports',
  townshipName: '酒仙桥街道',
  communityName: '红霞路社区',
  filedOn: '2024-05-06',
  status: 'normal',
  contacts: [{ name: '李四', role: 'office' }],
};
const errorsOf = (record: object) =>
  checkOrganization({ ...record }).errors.map((error) => `${error.field} ${error.code}`);
const warningsOf = (record: object) =>
  checkOrganization({ ...record }).warnings.map((warning) => `${warning.field} ${warning.code}`);

describe('required fields (R1, domain.md §3.1)', () => {
  it('a complete organization of every kind passes', () => {
    expect(checkOrganization(GROUP)).toEqual({ errors: [], warnings: [] });
    expect(checkOrganization(FILED)).toEqual({ errors: [], warnings: [] });
  });

  it('a 民非 without 单位性质 is refused, naming the field', () => {
    const record = { ...GROUP, legalType: 'service_institution', uscc: creditCode(1, '52') };
    expect(errorsOf(record)).toEqual(['legalSubtype required']);
    expect(errorsOf({ ...record, legalSubtype: 'individual' })).toEqual([]);
    expect(errorsOf({ ...record, legalSubtype: 'academic' })).toEqual(['legalSubtype subtype_not_of_type']);
  });

  it('a filed group needs no code, but township, community and a contact', () => {
    expect(errorsOf({ ...FILED, townshipName: ' ', communityName: null, contacts: [] })).toEqual([
      'townshipName required',
      'communityName required',
      'contacts required',
    ]);
  });

  it('each required field of each kind is missed on its own', () => {
    const required: [object, string[]][] = [
      [GROUP, ['name', 'legalType', 'registrationAuthority', 'establishedOn', 'status', 'uscc']],
      [FILED, ['name', 'communityCategory', 'townshipName', 'communityName', 'filedOn', 'contacts', 'status']],
    ];
    for (const [record, fields] of required) {
      for (const field of fields) {
        for (const empty of [undefined, null, '', '  '])
          expect(errorsOf({ ...record, [field]: empty })).toEqual([`${field} required`]);
      }
    }
    expect(errorsOf({ ...GROUP, uscc: '', registrationNo: '0001' })).toEqual([]);
    expect(warningsOf({ ...GROUP, uscc: '', registrationNo: '0001' })).toEqual(['uscc W_USCC_MISSING']);
    expect(errorsOf({ ...GROUP, supervisionMode: 'dual' })).toEqual(['supervisingUnit required']);
    expect(errorsOf({})).toEqual(['name required', 'registrationKind required', 'status required']);
  });
});

describe('code, type and division (R2, §4)', () => {
  it('a wrong code is refused, a type that disagrees too', () => {
    expect(errorsOf({ ...GROUP, uscc: '123' })).toEqual(['uscc E_USCC_FORMAT']);
    expect(errorsOf({ ...GROUP, uscc: '91350100M000100Y43' })).toEqual(['uscc E_USCC_NOT_SOCIAL']);
    expect(checkOrganization({ ...GROUP, legalType: 'foundation' }).errors).toEqual([
      { field: 'legalType', code: 'E_TYPE_CONFLICT', params: { expected: 'social_group' } },
    ]);
  });

  it('a division that differs, or that nobody knows, only warns', () => {
    expect(warningsOf({ ...GROUP, divisionCode: '110105' })).toEqual([]);
    expect(warningsOf({ ...GROUP, divisionCode: '110105012003' })).toEqual([]);
    expect(warningsOf({ ...GROUP, divisionCode: '110106' })).toEqual(['divisionCode W_DIVISION_DIFFERS']);
    const isCurrentDivision = (code: string) => code === '110106';
    expect(
      checkOrganization({ ...GROUP, divisionCode: '110105' }, { isCurrentDivision }).warnings.map((item) => [
        item.field,
        item.code,
      ]),
    ).toEqual([
      ['divisionCode', 'W_DIVISION'],
      ['uscc', 'W_DIVISION'],
    ]);
    expect(errorsOf({ ...GROUP, divisionCode: '1101' })).toEqual(['divisionCode division_format']);
  });
});

describe('single fields', () => {
  const cases: [object, string[]][] = [
    [{ name: '会' }, ['name too_short']],
    [{ name: '会'.repeat(101) }, ['name too_long']],
    [{ name: '𠮷'.repeat(100) }, []],
    [{ status: 'gone' }, ['status not_in_list']],
    [{ assessmentGrade: '6A' }, ['assessmentGrade not_in_list']],
    [{ establishedOn: '2019-02-30' }, ['establishedOn date_invalid']],
    [{ establishedOn: '1949-09-30' }, ['establishedOn date_range']],
    [{ certificateValidFrom: '2024-01-02', certificateValidTo: '2024-01-01' }, ['certificateValidTo date_order']],
    [{ memberUnits: -1, staffCount: 1.5 }, ['memberUnits number_invalid', 'staffCount number_invalid']],
    [{ registeredCapitalWan: '3.00001' }, ['registeredCapitalWan number_invalid']],
    [{ registeredCapitalWan: '0' }, []],
  ];
  it.each(cases)('%j', (fields, expected) => expect(errorsOf({ ...GROUP, ...fields })).toEqual(expected));

  it('never throws, whatever a record holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys({ ...GROUP, ...FILED })),
          fc.anything({ withNullPrototype: true, withObjectString: true }),
        ),
        (record) => {
          expect(checkOrganization(record).errors).toBeInstanceOf(Array);
        },
      ),
    );
  });
});

it('lists are complete: 14 classes, and each subtype belongs to one type', () => {
  expect(INDUSTRY_CLASSES).toHaveLength(14);
  expect(LEGAL_TYPES.flatMap((type) => SUBTYPES_OF_TYPE[type])).toEqual([...LEGAL_SUBTYPES]);
});
