import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTIONS } from '#service/db/collections.ts';
import { MIGRATIONS } from '#service/db/migrations/index.ts';
import { createRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { TIMELINE_SOURCES } from '#service/features/organizations/timelineSources.ts';
import { logIn } from '#service/office/session.ts';
import { TIMELINE_KINDS, timelineSentence } from '#shared/features/organizations/timeline.ts';
import { LOCALES, messageIfKnown } from '#shared/text/index.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
let id: string;

const FIELDS = {
  registrationKind: 'registered',
  legalType: 'social_group',
  registrationNo: '云社字1',
  registrationAuthority: '云州市民政局',
  establishedOn: '2015-06-01',
  legalRepresentativeName: '陈某某',
  domicile: '人民路1号',
  name: '云州市商会',
} as const;

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  const saved = await office.call('organizations.save', {
    fields: FIELDS,
    contacts: [
      { name: '王某', role: 'liaison', workPhone: '0571-88886666', validFrom: '2018-01-02', validTo: '2024-12-31' },
      { name: '赵某', role: 'liaison', workPhone: '0571-88886667', validFrom: '2025-01-01' },
    ],
    annualReviews: [
      { year: 2024, regime: 'report', conclusion: 'report_submitted', submittedOn: '2025-03-02' },
      {
        year: 2023,
        regime: 'inspection',
        conclusion: 'basically_qualified',
        submittedOn: '2024-03-01',
        concludedOn: '2024-06-20',
      },
    ],
  });
  id = saved.id;
  await office.call('organizations.save', {
    id,
    expectedRevision: saved.revision,
    fields: { ...FIELDS, domicile: '新华路2号' },
    effectiveOn: '2025-09-01',
    reason: '搬迁',
    documentNo: '云民许〔2025〕9号',
  });
  const source = await office.fileIn('章程.txt', Buffer.from('章程正文'));
  await office.call('attachments.add', {
    ownerType: 'organization',
    ownerId: id,
    source,
    kind: 'articles',
    title: '章程修订稿',
  });
  // An action of a meeting may name the organization that it is for.
  const session = await logIn(office.folder, 'clerk', PASSWORD, {
    now: () => Date.parse('2026-03-05T10:00:00+08:00'),
    newId: v7,
  });
  try {
    await runWrite(session.environment, session.actor, 'test', (write) =>
      createRecord(write, 'action_item', {
        seq: 1,
        text: '补报年报',
        organizationId: id,
        dueOn: '2026-04-01',
        status: 'open',
      }),
    );
  } finally {
    await session.store.close();
  }
});
afterAll(() => office.close());

type Asked = Omit<Parameters<typeof office.call<'organizations.timeline'>>[1], 'id'>;
const timeline = (asked: Asked = {}) => office.call('organizations.timeline', { id, ...asked });
const sentence = (entry: Awaited<ReturnType<typeof timeline>>['entries'][number]) =>
  `${entry.on} ${timelineSentence(entry, (key, parameters) => messageIfKnown('zh-CN', key, parameters))}`;

describe('R16 the time line of an organization', () => {
  it('holds events, reviews, contacts begun and ended, files and actions, newest first', async () => {
    const { entries, more, counts } = await timeline();
    expect(entries.map(sentence)).toEqual([
      '2026-03-05 交办：补报年报，2026-04-01 前完成',
      '2026-03-05 存入附件：章程修订稿，章程',
      '2025-09-01 变更：住所，云民许〔2025〕9号',
      '2025-03-02 2024 年度年报：已年报',
      '2025-01-01 联络员：赵某',
      '2024-12-31 联络员王某不再担任',
      '2024-06-20 2023 年度年检：基本合格',
      '2018-01-02 联络员：王某',
      '2015-06-01 成立',
    ]);
    expect(more).toBe(false);
    expect(counts).toEqual({ event: 2, review: 2, contact: 3, file: 1, action: 1 });
    for (const entry of entries) expect(entry.place).toMatch(/^\/(?:organizations\/|meetings\/|actions)/);
  });

  it('is filtered by kind, ends on a day, and is read page by page without a gap', async () => {
    const reviews = await timeline({ kinds: ['review'] });
    expect(reviews.entries.map(({ on }) => on)).toEqual(['2025-03-02', '2024-06-20']);
    expect(reviews.counts.event).toBe(2);
    expect((await timeline({ until: '2024-12-31' })).entries.map(({ on }) => on)).toEqual([
      '2024-12-31',
      '2024-06-20',
      '2018-01-02',
      '2015-06-01',
    ]);
    const whole = (await timeline()).entries;
    const read: typeof whole = [];
    for (let before: string | undefined; ; ) {
      const page = await timeline({ limit: 2, ...(before === undefined ? {} : { before }) });
      read.push(...page.entries);
      before = page.entries.at(-1)?.key;
      if (!page.more) break;
    }
    expect(read).toEqual(whole);
  });

  it('leaves out what is voided, and knows no organization but its own', async () => {
    const { rows } = await office.call('attachments.list', { ownerType: 'organization', ownerId: id });
    const [file] = rows;
    await office.call('attachments.void', { id: file?.id ?? '', expectedRevision: 1, reason: '传错了' });
    expect((await timeline({ kinds: ['file'] })).entries).toEqual([]);
    const other = await office.call('organizations.save', {
      fields: { ...FIELDS, name: '云州市书法协会', registrationNo: '云社字2' },
    });
    expect((await office.call('organizations.timeline', { id: other.id })).entries.map(({ on }) => on)).toEqual([
      '2015-06-01',
    ]);
    const unknown = await office.failure('organizations.timeline', { id: '01a205c7-aa05-741c-80b9-52f58b28df06' });
    expect(unknown.code).toBe('not_found');
  });
});

describe('sources of the time line', () => {
  it('every collection whose records belong to an organization has its lines, or says here why not', () => {
    // A resolution stands in its meeting, a problem in its inspection.
    const without = new Set(['organization_resolution', 'inspection_finding']);
    const tables = MIGRATIONS.map(({ sql }) => sql).join('\n');
    const owned = Object.keys(COLLECTIONS).filter((name) =>
      new RegExp(`CREATE TABLE ${name}\\([^;]*?\\borganizationId\\b`, 's').test(tables),
    );
    expect(owned).toContain('organization_event');
    const covered = new Set<string>(TIMELINE_SOURCES.map(({ collection }) => collection));
    expect(owned.filter((name) => !covered.has(name) && !without.has(name))).toEqual([]);
  });

  it('every kind and sentence has its words in both languages', () => {
    const record = { id: 'x', revision: 1, recordState: 'final' };
    for (const locale of LOCALES) {
      for (const kind of TIMELINE_KINDS) expect(messageIfKnown(locale, `timelineKindLabels.${kind}`)).toBeTruthy();
      for (const source of TIMELINE_SOURCES)
        for (const { text } of source.lines(record, record))
          expect(messageIfKnown(locale, `timelineText.${text}`), text).toBeTruthy();
    }
  });
});
