import { degrees, StandardFonts } from '@cantoo/pdf-lib';
import { mm } from '#service/documents/officialLayout.ts';
import { document, type Fault, letter, minutes, order, report } from './rulerFaultParts.ts';
import { edited, moved, pages, runs } from './rulerPatches.ts';

/** Faults of paper, type area and grid. */
export const GRID_FAULTS: readonly Fault[] = [
  {
    name: 'text 3 mm to the right',
    request: minutes,
    patch: runs((run, page) => page === 2 && run.baseline < mm(240), moved(3)),
    code: 'margin_left',
    implied: ['margin_right', 'paragraph_indent', 'outside_type_area', 'minutes_label_position'],
  },
  {
    name: 'text 3 mm lower',
    request: minutes,
    patch: runs((run, page) => page === 2 && run.baseline < mm(264), moved(0, 3)),
    code: 'margin_top',
    implied: ['margin_bottom'],
  },
  {
    name: 'measure of 150 mm',
    request: letter,
    layout: { right: mm(178) },
    code: 'margin_right',
    implied: ['number_position', 'date_position', 'mark_centred', 'title_centred', 'characters_per_line'],
  },
  {
    name: 'pitch of 32 pt',
    request: letter,
    layout: { pitch: 32, rows: 20 },
    code: 'line_pitch',
    implied: ['lines_per_page', 'title_gap', 'margin_bottom'],
  },
  {
    name: '24 lines on a page',
    request: letter,
    layout: { rows: 24, pitch: (mm(225) - 16) / 23 },
    code: 'lines_per_page',
    implied: ['line_pitch', 'title_gap', 'signature_gap'],
  },
  {
    name: '30 characters on a line',
    request: letter,
    layout: { cellShare: mm(156) / 30 / 16, cell: mm(156) / 30 },
    code: 'characters_per_line',
    implied: ['paragraph_indent'],
  },
  {
    name: 'text ends 10 mm too high',
    request: letter,
    layout: { bottom: mm(252), rows: 21, pitch: mm(10.4455) },
    code: 'margin_bottom',
  },
  {
    name: 'text below the type area',
    request: report,
    patch: runs('各社会组织的结论见下表', moved(0, 85)),
    code: 'outside_type_area',
    implied: ['line_pitch'],
  },
  {
    name: 'US letter paper',
    request: order,
    patch: (model) => ({ ...model, width: 612, height: 792 }),
    code: 'page_size',
  },
  {
    name: 'page on its side',
    request: document,
    edit: (pdf) => edited(pdf, (file) => file.getPage(1).setRotation(degrees(90))),
    code: 'page_size',
  },
  {
    name: 'empty page',
    request: document,
    patch: pages(1, 2, 3, 4, 5, 6, 99),
    code: 'blank_page',
    implied: ['page_number_missing', 'colophon_not_last_page'],
  },
  {
    name: 'font not embedded',
    request: document,
    edit: (pdf) =>
      edited(pdf, async (file) => {
        const font = await file.embedFont(StandardFonts.Helvetica);
        file.getPage(2).drawText('draft', { font, size: 16, x: 110.8, y: 300 });
      }),
    code: 'font_not_embedded',
    implied: ['body_font', 'line_pitch'],
  },
];
