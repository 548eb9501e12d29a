import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MessageKey, message } from '#shared/text/index.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '../support/browserApp.ts';
import { button, logIn, seen, shot } from '../support/clerk.ts';
import { PASSWORD } from '../support/makeService.ts';
import { officeYear } from '../support/officeDay.ts';
import { contrasts, cutControls, wordsOf } from '../support/pageScan.ts';
import { type RecordWords, registryPlaces } from '../support/registryPlaces.ts';

// Every page in both languages, both themes and at the smallest window, on records whose texts are of one language only.

const LATIN: RecordWords = { office: 'Harbour Bureau', clerk: 'Ann Lee', text: 'Harbour Society' };
const CHINESE: RecordWords = { office: '云州市民政局', clerk: '张文员', text: '云州市养老服务协会' };

/**
 * Chinese that may stand in the English interface: the language's name, what Chinese documents and certificates hold, the reasons
 * that the program stored with a change, names of files in an archive.
 */
const CHINESE_ALLOWED =
  /中文|休(?= or 班)|(?<=休 or )班|(?<=a row )来源|云民社|领导小组决(?=〔)|〔\d{4}〕\d+号|北京市朝阳区|以(?:登记证书|等级评估结果)（[^）]*）为准|浏览\.html|校验\.txt|会议纪要|\d{4}年第.次会议|（?一[）、]|(?<=Harbour Bureau )根证书/gu;
/** Latin words that may stand in the Chinese interface: names of languages, formats, keys, standards, parts of certificates and the records' own. */
const LATIN_ALLOWED =
  /(?<=第 \d+ 条 )[0-9a-f]{12}|\b[0-9A-F]{4}(?: [0-9A-F]{4}){15}\b|English|Excel|CSV|PNG|SVG|Word|PDF(?:\/A-2b)?|PAdES B-B|SHA-256|\bCtrl\b|\bAlt\b|\bShift\b|\bTab\b|\bEsc\b|\bF\d+\b|\.(?:xlsx?|csv|txt|p12|pfx)|\bSL-\d{4}-\d{4}\b|SQLCipher|AES-256-CBC|HMAC-SHA512|\bage\b|X25519|ChaCha20-Poly1305|Argon2id|SIL OFL|resources\/fonts|\b(?:admin|auditor|clerk)\b|\bC=CN\b|\b(?:CN|OU)=|\bRSA\b|\b[0-9A-F]{28,40}\b|\b[0-9a-f]{64}\b|[0-9A-Z]{18}|MJ[0-9A-Z]+|\bKB\b|\bMB\b|0\.0\.0-test|Chrom\w*|Linux|Node|\b[0-9A-F]{2}(?::[0-9A-F]{2})+\b|\b[0-9a-f]{8}\b|\b[0-9a-f]{16}\b/gu;

type Place = {
  readonly path: string;
  /** Words that stand there once it is read. */
  readonly ready: string;
  /** The first row is opened beside the list. */
  readonly opened?: boolean;
  /** The tab that is opened on it. */
  readonly tab?: MessageKey;
  /** Its own spec looks at it small and in the dark; here its words are read. */
  readonly wordsOnly?: boolean;
};

/** The registers of the office, empty, and the forms that begin a record. */
const REGISTERS: readonly string[] = [
  ...['/filings', '/filings/new', '/inspections', '/inspections/findings', '/inspections/draws'],
  ...['/risk', '/risk/due', '/risk/trend', '/information', '/information/targets', '/information/statistics'],
  ...['/information/collections', '/community', '/community/activities', '/community/activities/entry'],
  ...['/community/statistics', '/community/cases', '/community/exchange', '/consistency', '/settings/calendars/load'],
  ...['/reports', '/reports/rollup'],
];
const SHIPPED: readonly string[] = [
  '/inspections/new',
  '/inspections/templates',
  '/risk/map',
  '/risk/criteria',
  '/settings/calendars',
  '/reports/templates',
];

/** Opens the program as somebody with records of one language; answers the pages to look at. */
async function setUp(app: BrowserApp, words: RecordWords): Promise<readonly Place[]> {
  await makeOffice(app, words);
  const organization = await app.call('organizations.save', {
    fields: {
      name: words.text,
      registrationKind: 'registered',
      legalType: 'social_group',
      uscc: creditCode(1),
      registrationAuthority: words.office,
      establishedOn: '2019-11-07',
      certificateValidTo: '2027-01-10',
      legalRepresentativeName: words.clerk,
    },
  });
  const { $file } = await app.call('files.upload', { name: words.text, size: 6 });
  app.service.files.accept($file, Buffer.from('\u{1F4C4}\r\n'));
  const owner = { ownerType: 'organization', ownerId: organization.id } as const;
  await app.call('attachments.add', { ...owner, source: { $file }, title: words.text });
  await app.call('units.save', { fields: { name: words.text, level: 'supervising' } });
  const group = await app.call('duties.saveGroup', { fields: { name: words.text, establishedOn: '2026-01-05' } });
  const member = await app.call('duties.saveMember', { fields: { name: words.clerk, post: words.text } });
  const term = { leadingGroupId: group.id, memberId: member.id, role: 'leader', startOn: '2026-01-05' } as const;
  await app.call('duties.saveAssignment', { fields: term });
  const content = {
    fields: {
      kind: 'leading_group' as const,
      title: words.text,
      leadingGroupId: group.id,
      startAt: '2026-06-30T09:00',
      place: words.text,
      chairName: words.clerk,
      recorderName: words.clerk,
    },
    agenda: [{ title: words.text }],
    attendance: [{ capacity: 'present' as const, name: words.clerk }],
    decisions: [{ text: words.text }],
    actions: [{ text: words.text, responsibleUnit: words.text, dueOn: '2026-12-01' }],
  };
  const draft = await app.call('meetings.save', content);
  const final = await app.call('meetings.save', content);
  await app.call('meetings.finalize', { id: final.id, expectedRevision: final.revision, selfChecked: true });
  await app.call('meetings.issue', { id: final.id });
  const official = await setUpOfficial(app, words);
  const registry = await registryPlaces(app, organization.id, words, words === CHINESE);
  return [
    { path: '/today', ready: words.text },
    { path: '/organizations', ready: words.text },
    // Tabs of one page: another page in between, so that each is opened anew.
    { path: `/organizations/${organization.id}`, ready: words.text },
    { path: '/organizations/new', ready: '' },
    { path: `/organizations/${organization.id}?tab=timeline`, ready: words.text },
    { path: '/organizations/import', ready: '' },
    { path: `/organizations/${organization.id}?tab=attachments`, ready: words.text },
    { path: '/organizations/due', ready: words.text },
    { path: `/organizations/${organization.id}?tab=history`, ready: words.text },
    { path: `/organizations/${organization.id}/edit`, ready: words.text },
    { path: '/organizations/units', ready: words.text },
    { path: '/organizations/units', ready: words.text, opened: true },
    ...registry,
    { path: '/duties', ready: words.text },
    { path: '/meetings', ready: words.text },
    { path: '/meetings/new', ready: '' },
    { path: `/meetings/${draft.id}`, ready: words.text },
    { path: `/meetings/${final.id}`, ready: words.text },
    { path: '/actions', ready: words.text },
    { path: '/documents', ready: words.text },
    { path: '/documents', ready: words.text, opened: true },
    ...REGISTERS.map((path) => ({ path, ready: '', wordsOnly: true })),
    // What the program brings itself is Chinese: the standards of risk and the lists of inspections.
    ...(words === CHINESE ? SHIPPED.map((path) => ({ path, ready: '', wordsOnly: true })) : []),
    ...official,
    { path: '/settings', ready: '' },
    { path: '/settings', ready: '', tab: 'officialLayout.title' },
    { path: '/settings', ready: '', tab: 'settings.tabSigning' },
    { path: '/settings', ready: '', tab: 'extraFields.title' },
    { path: '/settings', ready: '', tab: 'exports.tab' },
  ];
}

/** A document under review, a reserved number and a line of the seal register. */
async function setUpOfficial(app: BrowserApp, { clerk, text }: RecordWords): Promise<readonly Place[]> {
  const { content, copies } = await app.call('officialDocuments.prefill', { form: 'report' });
  if (content.form !== 'report') throw new Error('another form');
  const body = [{ kind: 'paragraph' as const, text }];
  const document = { form: content.form, data: { ...content.data, title: text, body } };
  const saved = await app.call('officialDocuments.save', { content: document, copies });
  await app.call('officialDocuments.submit', { id: saved.id, expectedRevision: saved.revision });
  await app.call('documentNumbers.reserve', { classCode: '云民社', year: officeYear(), title: text });
  await app.call('seals.recordUse', {
    ...{ sealName: text, title: text, copies: 1, usedOn: '2026-03-05', handledBy: clerk, approvedBy: clerk },
  });
  return [
    { path: '/official', ready: text },
    { path: '/official/numbers', ready: text },
    { path: '/official/seals', ready: text },
    { path: '/official/new-letter', ready: '' },
    { path: `/official/${saved.id}`, ready: text },
  ];
}

/** A place as names of pictures and findings have it. */
function nameOf({ path, opened = false, tab }: Place): string {
  const page = path.replaceAll(/[0-9a-f-]{36}/g, 'id').replaceAll('/', '-');
  return [page, ...(opened ? ['opened'] : []), ...(tab === undefined ? [] : [tab])].join('-');
}

/** Shows a page and waits until it has drawn itself. */
async function show(page: Page, { path, ready, opened = false, tab }: Place): Promise<void> {
  await page.evaluate((place) => {
    if (location.hash === `#${place}`) return;
    // A new page brings a new heading: the one that leaves is marked.
    document.querySelector('main h1')?.setAttribute('data-left', '');
    location.hash = `#${place}`;
  }, path);
  await seen(page.locator('main h1:not([data-left])'));
  if (tab !== undefined) {
    const name = message((await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'zh-CN', tab);
    await page.getByRole('tab', { name, exact: true }).click();
    await seen(page.getByRole('tab', { name, exact: true, selected: true }));
    // What the tab shows is read first.
    await page.waitForLoadState('networkidle');
  }
  if (path.includes('?tab=')) {
    // The head of the record stands before what the tab shows is read.
    let before = '';
    const settled = async () => {
      const [last, text] = [before, (await page.locator('main [role=tabpanel]').textContent()) ?? ''];
      before = text;
      return text !== '' && text === last;
    };
    await expect.poll(settled, { message: `${path} is read`, interval: 250, timeout: 20_000 }).toBe(true);
  }
  if (ready === '') return;
  const main = page.locator('main');
  const there = async () => {
    const values = await main
      .locator('input, textarea')
      .evaluateAll((fields) =>
        fields.map((field) =>
          field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
        ),
      );
    return [(await main.textContent()) ?? '', ...values].some((text) => text.includes(ready));
  };
  await expect.poll(there, { message: `${path} shows “${ready}”`, timeout: 20_000 }).toBe(true);
  if (!opened) return;
  // Opened before, it is open still; on a small window it then covers the list.
  if ((await main.getByRole('complementary').count()) === 0) await page.getByRole('gridcell').first().click();
  await seen(page.getByRole('document'));
}

/** Pages of the other two people, each after a login of their own. */
const OTHERS: readonly { readonly login: string; readonly places: readonly Place[] }[] = [
  {
    login: 'admin',
    places: [
      { path: '/users', ready: 'auditor' },
      { path: '/settings', ready: '' },
      { path: '/settings', ready: '', tab: 'certificates.tab' },
    ],
  },
  { login: 'auditor', places: [{ path: '/audit', ready: 'auditor' }] },
];

describe.each([
  {
    locale: 'en',
    words: LATIN,
    foreign: /\p{Script=Han}/u,
    allowed: CHINESE_ALLOWED,
    name: 'no Chinese in the English interface',
  },
  {
    locale: 'zh-CN',
    words: CHINESE,
    foreign: /[A-Za-z]{2,}/u,
    allowed: LATIN_ALLOWED,
    name: 'no English in the Chinese interface',
  },
])('$name', ({ locale, words, foreign, allowed }) => {
  let app: BrowserApp;
  let places: readonly Place[];
  const found: string[] = [];
  const scan = async (path: string) => {
    const lines = (await wordsOf(app.page)).filter((line) => foreign.test(line.replaceAll(allowed, '')));
    found.push(...lines.map((line) => `${path}: ${line}`));
  };
  const everywhere = async (list: readonly Place[], look: (place: Place) => Promise<void>) => {
    for (const place of list) {
      await show(app.page, place);
      await look(place);
    }
  };

  const drawn = () => places.filter(({ wordsOnly = false }) => !wordsOnly);

  beforeAll(async () => {
    app = await startBrowserApp();
    await (await seen(button(app.page, locale === 'en' ? 'English' : '中文'))).click();
    await app.page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' });
    await scan('first screen');
    places = await setUp(app, words);
    await seen(app.page.getByRole('navigation').first());
  });
  afterAll(async () => app?.close());

  test('on every page of the clerk', async () => {
    await everywhere(places, async (place) => {
      await scan(nameOf(place));
      await shot(app.page, `${locale}${nameOf(place)}`);
    });
    expect([...new Set(found)]).toEqual([]);
  });

  if (locale === 'zh-CN') {
    test('1024×700: nothing is cut, the page does not scroll sideways', async () => {
      await app.page.setViewportSize({ width: 1024, height: 700 });
      const cut: string[] = [];
      await everywhere(drawn(), async (place) => {
        cut.push(...(await cutControls(app.page)).map((line) => `${nameOf(place)}: ${line}`));
        await shot(app.page, `small${nameOf(place)}`);
      });
      await app.page
        .getByRole('banner')
        .getByRole('button')
        .last()
        .evaluate((element) => {
          element.style.marginLeft = '2000px';
        });
      expect(await cutControls(app.page)).not.toEqual([]);
      await app.page.setViewportSize({ width: 1440, height: 900 });
      expect(cut).toEqual([]);
    });

    test('light and dark: every word stands out from its ground', async () => {
      const poor: string[] = [];
      for (const theme of ['light', 'dark']) {
        await app.page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
        await app.page.reload();
        await everywhere(drawn(), async (place) => {
          const seenColours = await contrasts(app.page);
          if (theme === 'dark') expect(seenColours.ground).toBeLessThan(0.1);
          else expect(seenColours.ground).toBeGreaterThan(0.8);
          poor.push(...seenColours.poor.map((line) => `${theme} ${nameOf(place)}: ${line}`));
          if (theme === 'dark') await shot(app.page, `dark${nameOf(place)}`);
        });
      }
      await app.page.evaluate(() => localStorage.removeItem('mantine-color-scheme-value'));
      expect([...new Set(poor)]).toEqual([]);
    });
  }

  test('on the lock screen and the pages of administrator and auditor, and nothing was complained about', async () => {
    found.length = 0;
    for (const { login, places: own } of OTHERS) {
      // The page starts anew by itself when it hears of the lock.
      await app.call('session.lock', {});
      await seen(app.page.getByRole('heading', { level: 1, name: words.office }));
      await scan('lock screen');
      await app.call('session.login', { login, password: PASSWORD });
      await app.page.reload();
      await seen(app.page.getByRole('navigation').first());
      await everywhere(own, async (place) => {
        await scan(nameOf(place));
        await shot(app.page, `${locale}-${login}${nameOf(place)}`);
      });
    }
    expect([...new Set(found)]).toEqual([]);
    expect(app.complaints).toEqual([]);
  });
});

test('the language is switched on the lock screen and in the menu, and kept', async () => {
  const app = await startBrowserApp();
  try {
    const { page } = app;
    await makeOffice(app, CHINESE);
    await seen(page.getByRole('navigation', { name: '导航' }));
    await button(page, '账户').click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await seen(page.getByRole('link', { name: 'Registry', exact: true }));
    await page.reload();
    await seen(page.getByRole('link', { name: 'Registry', exact: true }));
    await page.keyboard.press('Control+L');
    await (await seen(button(page, '中文'))).click();
    await logIn(page, 'clerk', PASSWORD);
  } finally {
    await app.close();
  }
});

test('a dialog that closes gives the keyboard back to its button, also when a menu led to it', async () => {
  const app = await startBrowserApp();
  try {
    const { page } = app;
    await makeOffice(app, CHINESE);
    const { id } = await app.call('organizations.save', {
      fields: {
        ...{ name: CHINESE.text, registrationKind: 'registered', legalType: 'social_group', uscc: creditCode(1) },
        ...{ registrationAuthority: CHINESE.office, establishedOn: '2019-11-07' },
      },
    });
    await page.evaluate((place) => {
      location.hash = place;
    }, `#/organizations/${id}`);
    const dialog = page.getByRole('dialog');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const closeAndLook = async (name: string) => {
      await seen(dialog);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(focused).toBe(name);
    };
    await (await seen(button(page, '作废'))).press('Enter');
    await closeAndLook('作废');
    await (await seen(button(page, '登记事项'))).press('Enter');
    await (await seen(page.getByRole('menuitem', { name: '注销', exact: true }))).press('Enter');
    await closeAndLook('登记事项');
  } finally {
    await app.close();
  }
});
