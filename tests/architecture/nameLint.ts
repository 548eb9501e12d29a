import Database from 'better-sqlite3';
import { z } from 'zod';
import { COLLECTIONS, type Collection } from '#service/db/collections.ts';
import { MIGRATIONS } from '#service/db/migrations/index.ts';
import { fieldTitle, tableTitle, valueWords } from '#service/features/exports/dump.fields.ts';
import { PROCEDURES } from '#shared/contract/list.ts';
import * as exportLists from '#shared/features/exports/exports.lists.ts';
import { DEFAULT_CHECKLISTS } from '#shared/features/inspections/defaultChecklists.ts';
import { DEFAULT_MATTERS } from '#shared/features/materialChecklists/defaultMatters.ts';
import { IMPORT_FIELDS } from '#shared/features/organizations/import/importHeaders.ts';
import { officeSettings } from '#shared/features/settings/settings.contract.ts';
import * as catalogue from '#shared/text/zh-CN/index.ts';

/** domain.md §12: what no table, column, key, field, heading or template may be called. */
export const FORBIDDEN = [
  'idCard',
  'identityNo',
  '身份证',
  'birth',
  '出生',
  '民族',
  'ethnic',
  'religio',
  '宗教信仰',
  'political',
  '政治面貌',
  'homeAddress',
  '家庭住址',
  '户籍',
  'mobilePrivate',
  '手机号',
  'photo',
  '照片',
  'health',
  '健康状况',
  'family',
  '家庭成员',
  'opinion',
  '言论',
  '思想动态',
  '舆情',
  'sensitivePerson',
  '敏感人员',
  '重点人员',
  'attitude',
  'loyalty',
  'score',
] as const;

/** Names that contain a forbidden word and mean something else: allowed by their exact name alone, in one part of the project. */
export const EXCEPTIONS: readonly { readonly part: Part; readonly name: string; readonly why: string }[] = [
  { part: 'inputs', name: 'religion', why: 'class 宗教 of the 14 industry classes (domain.md §11.2, §12)' },
  { part: 'texts', name: 'industryClass_religion', why: 'its word' },
  { part: 'templates', name: 'unit_opinion', why: '业务主管单位意见: a paper that a unit hands in' },
  { part: 'templates', name: 'community_opinion', why: '社区意见: a paper that a community hands in' },
  { part: 'texts', name: 'unit_opinion', why: 'its word' },
  { part: 'texts', name: 'community_opinion', why: 'its word' },
  { part: 'texts', name: 'opinion', why: '拟办意见 of the sheet that goes round with an official document' },
];

/** Where names stand. */
export const PARTS = [
  'tables',
  'collections',
  'inputs',
  'outputs',
  'imports',
  'exports',
  'settings',
  'templates',
  'texts',
] as const;
export type Part = (typeof PARTS)[number];
export type Named = { readonly where: string; readonly name: string };

/** What the lint looks at: each part can be taken from the project, or be given with something more in it. */
export type Project = {
  readonly migrations: readonly { readonly sql: string }[];
  readonly collections: Readonly<Record<string, Collection>>;
  readonly procedures: readonly { readonly name: string; readonly input: z.ZodType; readonly output: z.ZodType }[];
  readonly settings: z.ZodType;
  readonly importFields: readonly string[];
  readonly exportColumns: Readonly<Record<string, readonly string[]>>;
  /** Templates that the program brings: whatever a clerk fills in under their headings. */
  readonly templates: Readonly<Record<string, unknown>>;
  readonly catalogue: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export const PROJECT: Project = {
  migrations: MIGRATIONS,
  collections: COLLECTIONS,
  procedures: PROCEDURES,
  settings: officeSettings,
  importFields: IMPORT_FIELDS,
  exportColumns: Object.fromEntries(
    Object.entries(exportLists).flatMap(([name, value]) => (isNames(value) ? [[name, value] as const] : [])),
  ),
  templates: { checklists: DEFAULT_CHECKLISTS, matters: DEFAULT_MATTERS },
  catalogue,
};

const COLLECTORS: { readonly [One in Part]: (project: Project) => Named[] } = {
  tables: ({ migrations }) => {
    const database = new Database(':memory:');
    for (const { sql } of migrations) database.exec(sql);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all().map(String);
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck();
    const names = tables.flatMap((table) => [
      { where: 'table', name: table },
      ...columns.all(table).map((column) => ({ where: table, name: String(column) })),
    ]);
    database.close();
    return names;
  },
  collections: ({ collections }) =>
    Object.entries(collections).flatMap(([name, { booleans, json, derived, spread = [] }]) => [
      { where: 'collection', name },
      ...[...booleans, ...json, ...derived, ...spread].map((field) => ({ where: name, name: field })),
    ]),
  inputs: ({ procedures }) =>
    procedures.flatMap(({ name, input }) => schemaNames(name, z.toJSONSchema(input, { io: 'input' }))),
  outputs: ({ procedures }) =>
    procedures.flatMap(({ name, output }) =>
      schemaNames(name, z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })),
    ),
  imports: ({ importFields, catalogue: { importFields: titles = {} } }) => [
    ...importFields.map((name) => ({ where: 'import', name })),
    ...Object.entries(titles).flatMap(([key, title]) => [key, title].map((name) => ({ where: 'import', name }))),
  ],
  exports: ({ exportColumns, collections, catalogue: { exportFields = {} } }) => [
    ...Object.entries(exportColumns).flatMap(([where, names]) => names.map((name) => ({ where, name }))),
    ...Object.entries(exportFields).flatMap(([key, title]) =>
      [key, title].map((name) => ({ where: 'exportFields', name })),
    ),
    // Headings of the open dump, and the words of its codes.
    ...Object.entries(collections).flatMap(([table, { booleans, json }]) => [
      { where: 'dump', name: tableTitle(table) },
      ...[...booleans, ...json].flatMap((field) => [
        { where: table, name: fieldTitle(table, field) ?? '' },
        ...Object.values(valueWords(table, field) ?? {}).map((name) => ({ where: `${table}.${field}`, name })),
      ]),
    ]),
  ],
  settings: ({ settings }) => schemaNames('settings', z.toJSONSchema(settings, { io: 'input' })),
  templates: ({ templates, catalogue: words }) => [
    ...Object.entries(templates).flatMap(([where, value]) => stringsIn(value).map((name) => ({ where, name }))),
    ...TEMPLATE_SECTIONS.flatMap((where) => Object.values(words[where] ?? {}).map((name) => ({ where, name }))),
  ],
  texts: ({ catalogue: words }) =>
    Object.entries(words).flatMap(([where, section]) =>
      Object.entries(section).flatMap(([key, text]) =>
        isHeading(text)
          ? [
              { where, name: key },
              { where: `${where}.${key}`, name: text },
            ]
          : [{ where, name: key }],
      ),
    ),
};

/** Sections of the catalogue whose texts become lines of a form that is filled in. */
const TEMPLATE_SECTIONS = ['inspectionChecks', 'inspectionClauses', 'materialNames', 'meetingTemplates'] as const;

/** Every name of one part. */
export function namesOf(part: Part, project: Project): readonly Named[] {
  return COLLECTORS[part](project);
}

/** Names of one part that are forbidden. */
export function lintPart(part: Part, project: Project): Named[] {
  return COLLECTORS[part](project).filter(({ name }) => isForbidden(name) && !isException(part, name));
}

/** Whether a name equals or contains a forbidden word (domain.md §12). */
export function isForbidden(name: string): boolean {
  return FORBIDDEN.some((word) => name.toLowerCase().includes(word.toLowerCase()));
}

function isException(part: Part, name: string): boolean {
  return EXCEPTIONS.some((one) => one.part === part && one.name === name);
}

/** A text that stands over a field or a column, or is a choice: short and no sentence. */
function isHeading(text: string): boolean {
  return [...text].length <= 14 && !/[，。；：？]/u.test(text);
}

/** Every key of a JSON Schema, however deep, and the values of its enums. */
function schemaNames(where: string, schema: unknown): Named[] {
  if (Array.isArray(schema)) return schema.flatMap((part) => schemaNames(where, part));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties' && typeof value === 'object' && value !== null)
      return [...Object.keys(value).map((name) => ({ where, name })), ...schemaNames(where, Object.values(value))];
    if (key === 'enum' && Array.isArray(value)) return value.map((one) => ({ where, name: String(one) }));
    if (key === 'const') return [{ where, name: String(value) }];
    return schemaNames(where, value);
  });
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...stringsIn(one)]);
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
