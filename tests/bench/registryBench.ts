import type { CallInput } from '#shared/contract/list.ts';
import { type BenchService, CLERK, PASSWORD } from './benchService.ts';
import { type Findings, figure, milliseconds, percentile } from './figures.ts';
import { plainRegistry } from './plainRegistry.ts';

type ListInput = CallInput<'organizations.list'>;

/** What clerks type and choose. The same for our list and for the alternative, where it has such a filter. */
const WORDS = [
  '茶叶',
  '书法',
  '养老',
  '协会',
  '基金会',
  '第1999',
  '河西',
  '云岭',
  '王建国',
  '人民路88',
  'MJ000123',
  '教育',
  '没有这样的名称',
  '物业',
  '城关',
];

const FILTERS: readonly ListInput[] = [
  {},
  ...WORDS.map((text) => ({ filter: { text } })),
  { filter: { text: '青禾 茶叶' } },
  { filter: { text: 'qhx' } },
  { filter: { legalType: 'social_group' } },
  { filter: { legalType: 'foundation', status: 'normal' } },
  { filter: { status: 'cancelled' }, sort: { column: 'establishedOn', direction: 'desc' } },
  { filter: { supervisingUnit: '县教育局' } },
  { filter: { townshipName: '柳溪街道', assessmentGrade: '4A' } },
  { filter: { certificateEndsBy: '2026-12-31' }, sort: { column: 'certificateValidTo', direction: 'asc' } },
  { sort: { column: 'registeredCapitalWan', direction: 'desc' } },
  { sort: { column: 'supervisingUnit', direction: 'asc' }, offset: 10_000 },
  { sort: { column: 'name', direction: 'desc' }, offset: 19_000 },
  { filter: { text: '服务', legalType: 'service_institution', townshipName: '城关街道' } },
];

const SEARCHES = [
  ...WORDS,
  'qhx',
  '茶叶 河西',
  '51330100MJ0',
  '县民政局',
  '电子商务',
  '李秀兰',
  '开展',
  '摄影',
  '石桥',
  '环保',
];
const ROUNDS = 5;

/** Unlocking, the list and the search on the office that the import has filled. */
export async function registryBench(findings: Findings, bench: BenchService, rows: number): Promise<void> {
  await unlock(findings, bench);
  const plain = plainRegistry(rows);
  try {
    await filters(findings, bench, plain.list);
    await searches(findings, bench, plain.search);
  } finally {
    plain.close();
  }
}

async function unlock(findings: Findings, { call }: BenchService): Promise<void> {
  const whole: number[] = [];
  const afterLogin: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const login = await milliseconds(() => call('session.login', { login: CLERK, password: PASSWORD }));
    const list = await milliseconds(async () => {
      await call('organizations.facets', {});
      const { rows } = await call('organizations.list', {});
      if (rows.length === 0) throw new Error('empty list');
    });
    whole.push(login + list);
    afterLogin.push(list);
    if (round < ROUNDS - 1) await call('session.lock', {});
  }
  findings.figures.push(
    figure(
      'unlock to list',
      'ms',
      percentile(whole, 0.5),
      'password to first page with counts, median; includes Argon2id at the strength that set-up chose for this machine',
    ),
    figure(
      'list after unlock',
      'ms',
      percentile(afterLogin, 0.5),
      'counts of the filter row and the first 200 rows, freshly opened database, median',
    ),
  );
}

async function filters(findings: Findings, { call }: BenchService, plainList: (text: string) => number): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const input of FILTERS) times.push(await milliseconds(() => call('organizations.list', input)));
  }
  const plain = await scanTimes(plainList);
  const name = "plain SQLite in memory, name LIKE '%x%' alone, sorted page and count";
  const note = `${FILTERS.length} kinds of filter and sort, ${ROUNDS} rounds, page of 200 rows and total`;
  findings.figures.push(
    figure('list filter p50', 'ms', percentile(times, 0.5), note, [{ name, value: percentile(plain, 0.5) }]),
    figure('list filter p95', 'ms', percentile(times, 0.95), note, [{ name, value: percentile(plain, 0.95) }]),
  );
}

async function searches(
  findings: Findings,
  { call }: BenchService,
  plainSearch: (text: string) => number,
): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of SEARCHES) times.push(await milliseconds(() => call('search.find', { text })));
  }
  const plain = await scanTimes(plainSearch);
  const name = "plain SQLite in memory, five columns LIKE '%x%', 20 rows and count";
  const note = `${SEARCHES.length} texts, ${ROUNDS} rounds, every kind of record, ranked`;
  findings.figures.push(
    figure('search p50', 'ms', percentile(times, 0.5), note, [{ name, value: percentile(plain, 0.5) }]),
    figure('search p95', 'ms', percentile(times, 0.95), note, [{ name, value: percentile(plain, 0.95) }]),
  );
}

async function scanTimes(scan: (text: string) => number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const word of WORDS) times.push(await milliseconds(() => scan(word)));
  }
  return times;
}
