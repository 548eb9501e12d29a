import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { layoutOverrides } from '#service/documents/officialLayout.ts';
import { type DocumentRequest, renderDocument } from '#service/documents/renderDocument.ts';
import { organizationSheetDocument, SHEET_LAYOUT } from '#service/features/organizations/organizationSheet.document.ts';
import { DOCUMENT, JOINT, LETTER, ORDER, RECORD, REPORT } from '../documents/officialSamples.ts';
import { GOLDEN, MINUTES } from '../documents/samples.ts';
import { SAMPLE_ORGANIZATION } from './sampleOrganization.ts';

// `node tests/support/formGallery.ts [--dpi 48] [--out docs/pictures/forms] [--all]`: every form with its sample and bundled fonts, as small
// PNGs. The pictures of the README are made by it; with `--all` every page comes, for whoever changes the layout to look at.

const FORMS: Readonly<Record<string, DocumentRequest>> = {
  document: { form: 'document', data: DOCUMENT },
  joint: { form: 'document', data: JOINT },
  letter: { form: 'letter', data: LETTER },
  order: { form: 'order', data: ORDER },
  minutes: { form: 'minutes', data: MINUTES },
  record: { form: 'record', data: RECORD },
  report: { form: 'report', data: REPORT },
  sheet: {
    form: 'sheet',
    data: organizationSheetDocument(SAMPLE_ORGANIZATION, { office: '某某区民政局', date: '2026-03-05' }),
  },
};

/** Pages in the README; the others show nothing new. */
const SHOWN: Readonly<Record<string, readonly number[]>> = {
  document: [1, 2],
  joint: [1, 2],
  minutes: [1, 3],
  report: [1, 2],
};

const repository = fileURLToPath(new URL('../..', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    dpi: { type: 'string', default: '48' },
    all: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(repository, 'docs', 'pictures', 'forms') },
  },
});
mkdirSync(flags.out, { recursive: true });
for (const name of readdirSync(flags.out)) if (name.endsWith('.png')) rmSync(path.join(flags.out, name));
const work = mkdtempSync(path.join(tmpdir(), 'form-gallery-'));
try {
  for (const [name, request] of Object.entries(FORMS)) {
    const layout = name === 'sheet' ? layoutOverrides(SHEET_LAYOUT) : {};
    const { pdf, pages, warnings } = await renderDocument(request, { ...GOLDEN, layout });
    const file = path.join(work, `${name}.pdf`);
    writeFileSync(file, pdf);
    for (let page = 1; page <= pages; page += 1) {
      if (!flags.all && !(SHOWN[name] ?? [1]).includes(page)) continue;
      const picture = path.join(flags.out, `${name}-${page}`);
      execFileSync('pdftoppm', [
        '-png',
        '-singlefile',
        '-r',
        flags.dpi,
        '-f',
        `${page}`,
        '-l',
        `${page}`,
        file,
        picture,
      ]);
    }
    console.log(name, pages, warnings.map(({ code, part }) => `${code} ${part}`).join(', '));
  }
} finally {
  rmSync(work, { recursive: true });
}
