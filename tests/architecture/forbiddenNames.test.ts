import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MIGRATIONS } from '#service/db/migrations/index.ts';
import { PROCEDURES } from '#shared/contract/list.ts';
import { IMPORT_FIELDS } from '#shared/features/organizations/import/importHeaders.ts';
import { importFields } from '#shared/text/zh-CN/importFields.ts';

/** domain.md §12: what no column, JSON key or import field may be called. */
const FORBIDDEN = [
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
];

function forbiddenIn(names: readonly string[]): string[] {
  return names.filter((name) => FORBIDDEN.some((word) => name.toLowerCase().includes(word.toLowerCase())));
}

/** Every key of a JSON Schema, however deep, and the values of its enums. */
function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties' && typeof value === 'object' && value !== null)
      return [...Object.keys(value), ...keysOf(Object.values(value))];
    return keysOf(value);
  });
}

describe('R18, P-1: no place for a personal profile (domain.md §1.6, §12)', () => {
  it('in no table or column', () => {
    const database = new Database(':memory:');
    for (const migration of MIGRATIONS) database.exec(migration.sql);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all().map(String);
    const columns = tables.flatMap((table) =>
      database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().map(String),
    );
    expect(columns.length).toBeGreaterThan(200);
    expect(forbiddenIn([...tables, ...columns])).toEqual([]);
    database.close();
  });

  it('in no input or output of a procedure', () => {
    const keys = PROCEDURES.flatMap((procedure) => [
      ...keysOf(z.toJSONSchema(procedure.input, { io: 'input' })),
      ...keysOf(z.toJSONSchema(procedure.output, { io: 'output', unrepresentable: 'any' })),
    ]);
    expect(keys.length).toBeGreaterThan(300);
    expect(forbiddenIn([...new Set(keys)])).toEqual([]);
  });

  it('in no field of the import', () => {
    expect(forbiddenIn([...IMPORT_FIELDS, ...Object.keys(importFields), ...Object.values(importFields)])).toEqual([]);
  });

  it('the guard is alive: planted names are found', () => {
    const planted = [
      'member.idCardNo',
      '身份证号码',
      'birthDate',
      'personScore',
      '政治面貌',
      'photoUrl',
      'religion',
      'politicalStatus',
    ];
    expect(forbiddenIn(planted)).toEqual(planted);
  });
});
