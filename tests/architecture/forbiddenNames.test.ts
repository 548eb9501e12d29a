import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDefinition } from '#shared/features/extraFields/extraFields.rules.ts';
import { isPersonalHeader } from '#shared/features/organizations/import/importHeaders.ts';
import {
  EXCEPTIONS,
  FORBIDDEN,
  isForbidden,
  lintPart,
  namesOf,
  PARTS,
  type Part,
  PROJECT,
  type Project,
} from './nameLint.ts';

/** Names that each part has at least: a lint that looks at nothing finds nothing. */
const LEAST: Readonly<Record<Part, number>> = {
  tables: 900,
  collections: 100,
  inputs: 3000,
  outputs: 5000,
  imports: 60,
  exports: 600,
  settings: 100,
  templates: 500,
  texts: 8000,
};

describe('R18, P-1: no place for a personal profile (domain.md §1.6, §12)', () => {
  it.each(PARTS)('none in %s', (part) => {
    expect(namesOf(part, PROJECT).length).toBeGreaterThan(LEAST[part]);
    expect(lintPart(part, PROJECT)).toEqual([]);
  });

  it('exceptions are exact names that are there and would be found', () => {
    for (const { part, name, why } of EXCEPTIONS) {
      expect(isForbidden(name), name).toBe(true);
      expect(
        namesOf(part, PROJECT).some((one) => one.name === name),
        `${part} ${name}`,
      ).toBe(true);
      expect(why).not.toBe('');
    }
    expect(lintPart('inputs', withField('input', 'religionOfMember')).map(({ name }) => name)).toEqual([
      'religionOfMember',
    ]);
  });
});

const migration = (sql: string): Project => ({ ...PROJECT, migrations: [...PROJECT.migrations, { sql }] });
const withField = (side: 'input' | 'output', field: string, value: z.ZodType = z.string()): Project =>
  withSchema(side, z.strictObject({ [field]: value }));
const withSchema = (side: 'input' | 'output', schema: z.ZodType): Project => {
  const none = z.strictObject({});
  const planted = { name: 'members.planted', input: none, output: none, [side]: schema };
  return { ...PROJECT, procedures: [...PROJECT.procedures, planted] };
};
const withCollection = (
  fields: { readonly json?: string[]; readonly booleans?: string[] },
  name = 'member_card',
): Project => ({
  ...PROJECT,
  collections: { ...PROJECT.collections, [name]: { booleans: [], json: [], derived: [], ...fields } },
});
const withText = (section: string, key: string, text: string): Project => ({
  ...PROJECT,
  catalogue: { ...PROJECT.catalogue, [section]: { ...PROJECT.catalogue[section], [key]: text } },
});
const withTemplate = (template: unknown): Project => ({
  ...PROJECT,
  templates: { ...PROJECT.templates, planted: template },
});

/** What somebody might add one day, where it stands, and the name that must be found. */
const SEEDS: readonly (readonly [what: string, part: Part, project: Project, found: string])[] = [
  ['a table', 'tables', migration('CREATE TABLE sensitivePerson(id TEXT) STRICT'), 'sensitivePerson'],
  ['a column of members', 'tables', migration('ALTER TABLE member ADD COLUMN birthDate TEXT'), 'birthDate'],
  ['a column in other letters', 'tables', migration('ALTER TABLE member ADD COLUMN IDCARD TEXT'), 'IDCARD'],
  [
    'a column of contacts',
    'tables',
    migration('ALTER TABLE organization_contact ADD COLUMN homeAddress TEXT'),
    'homeAddress',
  ],
  ['a Chinese column', 'tables', migration('ALTER TABLE term_officer ADD COLUMN 政治面貌 TEXT'), '政治面貌'],
  ['a column of risk', 'tables', migration('ALTER TABLE risk_factor ADD COLUMN personScore INTEGER'), 'personScore'],
  ['a collection', 'collections', withCollection({}, 'family_member'), 'family_member'],
  ['a JSON key of a collection', 'collections', withCollection({ json: ['photoFiles'] }), 'photoFiles'],
  ['a flag of a collection', 'collections', withCollection({ booleans: ['isEthnicMinority'] }), 'isEthnicMinority'],
  ['a field of an input', 'inputs', withField('input', 'identityNo'), 'identityNo'],
  [
    'a field deep in an input',
    'inputs',
    withSchema(
      'input',
      z.strictObject({
        rows: z.array(z.strictObject({ more: z.strictObject({ mobilePrivate: z.string() }).optional() })),
      }),
    ),
    'mobilePrivate',
  ],
  [
    'a facet of a search',
    'inputs',
    withField('input', 'facet', z.enum(['township', 'politicalStatus'])),
    'politicalStatus',
  ],
  ['a fixed word of an input', 'inputs', withField('input', 'list', z.literal('attitudes')), 'attitudes'],
  ['a field of an answer', 'outputs', withField('output', 'loyalty'), 'loyalty'],
  [
    'one of two shapes of an answer',
    'outputs',
    withSchema('output', z.union([z.strictObject({ name: z.string() }), z.strictObject({ healthState: z.string() })])),
    'healthState',
  ],
  [
    'a field of the import',
    'imports',
    { ...PROJECT, importFields: [...PROJECT.importFields, 'religiousBelief'] },
    'religiousBelief',
  ],
  ['a heading of the import', 'imports', withText('importFields', 'contactMore', '联系人手机号'), '联系人手机号'],
  [
    'a column of an export',
    'exports',
    { ...PROJECT, exportColumns: { ...PROJECT.exportColumns, MEMBER_COLUMNS: ['name', 'birthPlace'] } },
    'birthPlace',
  ],
  ['a heading of the open dump', 'exports', withText('exportFields', 'cardNo', '身份证号码'), '身份证号码'],
  [
    'a setting',
    'settings',
    {
      ...PROJECT,
      settings: z.strictObject({
        people: z.strictObject({ scoreTable: z.array(z.number()) }).prefault({ scoreTable: [] }),
      }),
    },
    'scoreTable',
  ],
  [
    'a line of an inspection checklist',
    'templates',
    withText('inspectionChecks', 'speech', '负责人言论情况'),
    '负责人言论情况',
  ],
  [
    'a template that the program brings',
    'templates',
    withTemplate({ lines: [{ text: '现场人员思想动态' }] }),
    '现场人员思想动态',
  ],
  ['a key of a template', 'templates', withTemplate({ factors: [{ publicOpinion: 1 }] }), 'publicOpinion'],
  [
    'a material that is asked for',
    'templates',
    withText('materialNames', 'kin', '负责人家庭成员表'),
    '负责人家庭成员表',
  ],
  ['a label of a form', 'texts', withText('memberLabels', 'nation', '民族'), '民族'],
  ['a heading of a printed list', 'texts', withText('dutyPrint', 'registered', '户籍地'), '户籍地'],
  ['a choice of a list', 'texts', withText('inspectionKindLabels', 'watch', '重点人员走访'), '重点人员走访'],
  ['a key of the catalogue', 'texts', withText('today', 'sensitivePersons', '今日走访'), 'sensitivePersons'],
  ['a heading of a report', 'texts', withText('information', 'publicTalk', '网络舆情'), '网络舆情'],
];

describe('the lint is alive', () => {
  it('knows at least 25 ways to break it', () => expect(SEEDS.length).toBeGreaterThanOrEqual(25));

  it.each(SEEDS)('finds %s', (_what, part, project, found) => {
    expect(lintPart(part, project).map(({ name }) => name)).toContain(found);
  });

  it('every part is broken by one of them at least', () => {
    expect(new Set(SEEDS.map(([, part]) => part))).toEqual(new Set(PARTS));
  });
});

describe('what an office names itself at run time', () => {
  it.each(FORBIDDEN)('%s is no heading of an import and no field of the office', (word) => {
    for (const name of [word, `联系人${word}`, `${word}（必填）`, word.toUpperCase()]) {
      expect(isPersonalHeader(name), name).toBe(true);
    }
    const label = [...`附${word}`].slice(0, 20).join('');
    const field = { label, help: null, fieldType: 'text', choices: [] } as const;
    expect(checkDefinition(field, []).map(({ code }) => code)).toContain('extra_personal');
    const asked = { ...field, label: '备用', help: `请填${word}` };
    expect(checkDefinition(asked, []).map(({ field: where }) => where)).toEqual(['help']);
    const chosen = { ...field, label: '备用', fieldType: 'choice', choices: [{ name: word, retired: false }] } as const;
    expect(checkDefinition(chosen, []).map(({ field: where }) => where)).toEqual(['choices']);
  });
});
