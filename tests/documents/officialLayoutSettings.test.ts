// needs: pdftoppm, pdftotext, qpdf
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutOverrides, mm, OFFICIAL_LAYOUT, officialLayout } from '#service/documents/officialLayout.ts';
import { type DocumentRequest, renderDocument } from '#service/documents/renderDocument.ts';
import {
  MEASURE_NAMES,
  OFFICIAL_MEASURES,
  type OfficialLayoutSettings,
  officialLayoutSettings,
  wrongMeasures,
} from '#shared/features/documents/officialLayoutSettings.ts';
import { sampleMeeting } from '../features/meetings/sampleMeeting.ts';
import { makeService, type TestService } from '../support/makeService.ts';
import { setPages } from './modelLines.ts';
import { DOCUMENT, LETTER, ORDER, RECORD, REPORT } from './officialSamples.ts';
import { qpdfCheck, Raster } from './pdfTools.ts';
import { GOLDEN, MINUTES } from './samples.ts';

const document: DocumentRequest = { form: 'document', data: DOCUMENT };
const drawn = (settings: OfficialLayoutSettings, request = document) =>
  renderDocument(request, { ...GOLDEN, layout: layoutOverrides(officialLayoutSettings.parse(settings)) });

describe('measures of an office', () => {
  it('without any the layout is the standard, unit by unit', () => {
    expect(officialLayout(layoutOverrides({}))).toEqual(OFFICIAL_LAYOUT);
    for (const name of MEASURE_NAMES) {
      const { unit, standard } = OFFICIAL_MEASURES[name];
      expect(OFFICIAL_LAYOUT[name], name).toBeCloseTo(unit === 'mm' ? mm(standard) : standard, 9);
    }
  });

  it('every single one may be set to both ends of its range and the document is still drawn', () => {
    for (const name of MEASURE_NAMES) {
      const { least, most } = OFFICIAL_MEASURES[name];
      for (const value of [least, most]) {
        const measures = { [name]: value };
        if (wrongMeasures(measures).length > 0) continue;
        const layout = layoutOverrides({ measures });
        for (const request of [
          document,
          { form: 'letter', data: LETTER },
          { form: 'minutes', data: MINUTES },
        ] as const) {
          expect(setPages(request, { layout }).pages.length, `${name} ${value}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it('moves the red mark, the red rule and the type area in the drawn page', async () => {
    const { pdf } = await drawn({ measures: { markInkTop: 80, redRuleThickness: 1, left: 30, right: 182 } });
    qpdfCheck(pdf);
    const raster = new Raster(pdf, 1);
    const mark = raster.inkRows({ from: 40, to: 110, red: true });
    expect(Math.abs(mark.top - 80)).toBeLessThan(0.2);
    const rule = raster.rulesAt(60, mark.top + 16, 150).find(({ thickness }) => thickness > 0.7);
    expect(rule?.thickness).toBeCloseTo(1, 0);
    const columns = raster.inkColumns({ from: (rule?.bottom ?? 0) - 0.6, to: (rule?.bottom ?? 0) - 0.3, red: true });
    expect(columns.left).toBeCloseTo(30, 0);
    expect(columns.right).toBeCloseTo(182, 0);
  });

  it('sets 24 lines of 26 characters when told so, and the cell follows', () => {
    const layout = officialLayout(layoutOverrides({ measures: { rows: 24, columns: 26 } }));
    expect(layout.cell).toBeCloseTo(mm(156) / 26, 9);
    expect(layout.pitch).toBeCloseTo((mm(225) - 16) / 23, 9);
    expect(layout.squeezedRows).toBe(25);
    expect(layout.spreadRows).toBe(23);
    const text = '某'.repeat(26 * 3);
    const { lines } = setPages(
      { form: 'report', data: { title: '标题', body: [{ kind: 'paragraph', text }] } },
      { layout: layoutOverrides({ measures: { columns: 26 } }) },
    );
    const lengths = (lines[0] ?? []).filter((line) => /^某+$/u.test(line.text)).map((line) => line.text.length);
    expect(lengths).toEqual([24, 26, 26, 2]);
  });

  it('takes the colours and the choices', async () => {
    const { pdf } = await drawn({ red: '#c00000', pageNumber: 'none' });
    const plain = await drawn({});
    expect(Buffer.from(pdf).equals(Buffer.from(plain.pdf))).toBe(false);
    const layout = layoutOverrides({ red: '#c00000', mirrorMargins: true });
    expect(layout).toEqual({ red: '#c00000', mirrorMargins: true });
  });

  it.each([
    ['a value outside its range', { measures: { left: 5 } }],
    ['half a line', { measures: { rows: 22.5 } }],
    ['an unknown measure', { measures: { width: 3 } }],
    ['not a number', { measures: { left: Number.NaN } }],
    ['more characters than fit', { measures: { columns: 32 } }],
    ['lines closer than they can be read', { measures: { rows: 26, top: 60, bottom: 240 } }],
    ['a page number inside the text', { measures: { bottom: 268 } }],
    ['a colour by name', { red: 'red' }],
    ['an unknown setting', { margin: 3 }],
  ])('refuses %s', (_name, settings) => {
    expect(officialLayoutSettings.safeParse(settings).success).toBe(false);
  });

  it('loses no text of any form under odd but allowed measures', () => {
    const layout = layoutOverrides({
      measures: { left: 40, right: 170, columns: 24, top: 60, bottom: 240, rows: 18, bodySize: 14 },
    });
    const characters = (request: DocumentRequest, options: object): string =>
      setPages(request, options)
        .pages.flatMap((page) => page.glyphRuns.flatMap((run) => run.glyphs.map((glyph) => glyph.character)))
        .filter((character) => /\p{Script=Han}/u.test(character))
        .sort()
        .join('');
    for (const request of [
      { form: 'order', data: ORDER },
      { form: 'record', data: RECORD },
      { form: 'report', data: { ...REPORT, body: REPORT.body?.filter((block) => block.kind !== 'table') } },
    ] satisfies DocumentRequest[]) {
      expect(characters(request, { layout }), request.form).toBe(characters(request, {}));
    }
  });
});

describe('in an office', () => {
  let office: TestService;
  beforeAll(async () => {
    office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  });
  afterAll(() => office.close());

  it('the administrator sets a measure, and the next preview is drawn with it', async () => {
    const top = async (): Promise<number> => {
      const { file } = await office.call('meetings.preview', { content: sampleMeeting() });
      return new Raster(office.bytes(file), 1).inkRows({ from: 30, to: 130, red: true }).top;
    };
    expect(Math.abs((await top()) - 72)).toBeLessThan(0.2);
    await office.as('admin');
    const { office: record } = await office.call('settings.get', {});
    const { name, shortName, address, workPhone } = record;
    const save = {
      expectedRevision: record.revision,
      ...{ name, shortName, address, workPhone, documentPrefix: record.documentPrefix ?? '' },
    };
    const officialLayout = { measures: { markInkTop: 60 } };
    const wrong = { ...record.settings, officialLayout: { measures: { markInkTop: 6 } } };
    expect((await office.failure('settings.save', { ...save, settings: wrong })).code).toBe('invalid_input');
    await office.call('settings.save', { ...save, settings: { ...record.settings, officialLayout } });
    expect((await office.call('settings.get', {})).office.settings.officialLayout).toEqual(officialLayout);
    await office.as('clerk');
    expect(Math.abs((await top()) - 60)).toBeLessThan(0.2);
    // What was saved before the setting existed, or is reset, is the standard.
    await office.as('admin');
    const again = { ...save, expectedRevision: record.revision + 1 };
    await office.call('settings.save', { ...again, settings: { ...record.settings, officialLayout: {} } });
    await office.as('clerk');
    expect(Math.abs((await top()) - 72)).toBeLessThan(0.2);
  });
});
