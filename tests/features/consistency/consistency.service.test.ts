// needs: pdftotext
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSISTENCY_RULES } from '#service/features/consistency/consistencyRules.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { findingName, findingSentence, ruleName } from '#shared/features/consistency/findingWords.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { fillWholeOffice, WHOLE_TODAY, writePast } from '#tests/support/wholeOffice.ts';
import { hasEnded } from '#tests/support/wholeOrganizationRows.ts';
import { type Fault, ORGANIZATION_FAULTS } from './faults.ts';
import { REGISTER_FAULTS } from './registerFaults.ts';
import { WORK_FAULTS } from './workFaults.ts';

const CLERK = { login: 'clerk', password: PASSWORD };
const MADE = Object.entries({ ...ORGANIZATION_FAULTS, ...WORK_FAULTS, ...REGISTER_FAULTS });

/** Every fault has a number of its own, whose organization is in effect; 1 and 10 are left whole for others to point at. */
const FREE = Array.from({ length: 1000 }, (_unused, index) => index + 2).filter((n) => !hasEnded(n));
const FAULTS: readonly Fault[] = MADE.map(([rule, make], index) => ({ rule, ...make(FREE[index] ?? 0) }));
const SIZE = (FREE[MADE.length] ?? 0) + 1;

type Answer = CallOutput<'consistency.check'>;

let t: TestService;
let clean: Answer;
let spoilt: Answer;

beforeAll(async () => {
  t = await makeService({ now: `${WHOLE_TODAY}T10:00:00+08:00` });
  await t.call('session.lock', {});
  await fillWholeOffice(t.folder, CLERK, { organizations: SIZE, works: SIZE });
  await t.as('clerk');
  clean = await t.call('consistency.check', {});
  await t.call('session.lock', {});
  await writePast(t.folder, CLERK, async (write) => {
    for (const fault of FAULTS) for (const statement of fault.sql) await sql.raw(statement).execute(write.trx);
  });
  await t.as('clerk');
  spoilt = await t.call('consistency.check', {});
}, 120_000);
afterAll(() => t.close());

describe('K8: contradictions over all modules', () => {
  it('an office whose records agree gives an empty page', () => {
    expect(clean.rules.length).toBe(CONSISTENCY_RULES.length);
    expect(clean.findings).toEqual([]);
    expect(clean.rules.filter(({ count }) => count > 0)).toEqual([]);
  });

  it('has a seeded fault for every rule', () => {
    expect(MADE.length).toBeGreaterThanOrEqual(40);
    expect(CONSISTENCY_RULES.map(({ key }) => key).filter((key) => !MADE.some(([rule]) => rule === key))).toEqual([]);
  });

  it('finds every seeded fault, and nothing else', () => {
    const found = spoilt.findings.map(({ rule, recordId }) => `${rule} ${recordId}`).sort();
    const seeded = FAULTS.flatMap(({ rule, record, also = [] }) => [
      `${rule} ${record}`,
      ...also.map((one) => one.join(' ')),
    ]);
    expect(found).toEqual(seeded.sort());
  });

  it.each(FAULTS.map((fault) => [fault.rule, fault] as const))('%s leads to the record', (rule, { record, place }) => {
    const one = spoilt.findings.find((finding) => finding.rule === rule && finding.recordId === record);
    expect(one?.place).toBe(place);
    if (one === undefined) return;
    expect(findingName(one, 'zh-CN')).not.toBe('（无名称）');
    // Every place of the sentence is filled, and no code of the program stands in it.
    expect(findingSentence(one, 'zh-CN')).not.toMatch(/[{}]|undefined|null|[a-z]_[a-z]/);
    expect(ruleName(rule, 'zh-CN')).not.toBe(rule);
  });

  it('puts the gravest first and counts each rule', () => {
    const severities = spoilt.findings.map(({ severity }) => severity);
    const order = ['error', 'warning', 'hint'];
    expect(severities).toEqual([...severities].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
    for (const { rule, count } of spoilt.rules)
      expect([rule, count]).toEqual([rule, spoilt.findings.filter((finding) => finding.rule === rule).length]);
  });

  it('narrows to a module, a severity, a rule', async () => {
    const papers = await t.call('consistency.check', { module: 'papers' });
    expect(new Set(papers.findings.map(({ module }) => module))).toEqual(new Set(['papers']));
    const doubtful = await t.call('consistency.check', { severity: 'warning' });
    expect(doubtful.findings.length).toBe(spoilt.findings.filter(({ severity }) => severity === 'warning').length);
    const one = await t.call('consistency.check', { rule: 'seal_after_ending' });
    expect(one.rules).toHaveLength(1);
    expect(one.findings).toHaveLength(1);
  });

  it('voided records are asked no more', async () => {
    const of = async () => (await t.call('consistency.check', { rule: 'review_order' })).findings.length;
    expect(await of()).toBe(1);
    await t.call('session.lock', {});
    await writePast(t.folder, CLERK, async (write) => {
      await sql`UPDATE annual_review SET recordState = 'voided' WHERE concludedOn < submittedOn`.execute(write.trx);
    });
    await t.as('clerk');
    expect(await of()).toBe(0);
  });

  it('prints every finding, and exports the same', async () => {
    const { file } = await t.call('consistency.print', { module: 'events' });
    const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-consistency-'));
    const pdf = path.join(folder, '数据核对.pdf');
    writeFileSync(pdf, t.bytes(file));
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    expect(text).toContain('数据核对清单');
    const printed = text.replace(/\s/g, '');
    for (const one of spoilt.findings.filter(({ module }) => module === 'events')) expect(printed).toContain(one.name);
    expect(printed).toContain('登记事项');
    const exported = await t.call('exports.list', { list: 'consistency', input: { module: 'events' }, format: 'csv' });
    const events = spoilt.findings.filter(({ module }) => module === 'events');
    expect(exported.rows).toBe(events.length);
    const csv = t.bytes(exported.file).toString('utf8');
    for (const finding of events) expect(csv).toContain(findingSentence(finding, 'zh-CN'));
  });

  it('administrators and auditors do not see business records', async () => {
    await t.as('auditor');
    expect((await t.failure('consistency.check', {})).code).toBe('forbidden');
    await t.as('clerk');
  });
});
