import { exportViewer } from '#shared/text/zh-CN/exports.ts';
import { element, facts, filled } from '../verifier/dom.ts';
import { findRows, readAbout, readTables, type Table } from './tables.ts';
import './viewer.css';

// The page of a dump: every table with search, sorting and the whole of a record; nothing is loaded from anywhere.

const PAGE_ROWS = 100;
/** Columns beside each other; the rest stands in the record. */
const MOST_COLUMNS = 8;
const FILE_FIELD = 'exportedFile';

type Showing = { table: Table; words: string; sortBy: number; descending: boolean; first: number };

const tables = readTables();
const about = readAbout();
const page = document.getElementById('page');

function start(): void {
  const first = tables.find((table) => table.texts.length > 0) || tables[0];
  if (page === null || first === undefined) return;
  const showing: Showing = { table: first, words: '', sortBy: -1, descending: false, first: 0 };
  const tableList = element('nav', { 'aria-label': exportViewer.collections });
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = exportViewer.findPlaceholder;
  search.setAttribute('aria-label', exportViewer.find);
  const counts = element('p', { role: 'status' });
  const list = element('div', { class: 'list' });
  const record = element('aside', { hidden: '' });
  const draw = () => {
    drawTableList(tableList, showing, (table) => {
      Object.assign(showing, { table, words: '', sortBy: -1, descending: false, first: 0 });
      search.value = '';
      record.hidden = true;
      draw();
    });
    drawList(showing, counts, list, draw, (index) => drawRecord(record, showing.table, index));
  };
  search.addEventListener('input', () => {
    showing.words = search.value;
    showing.first = 0;
    draw();
  });
  document.title = about.title;
  page.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, about.title),
      element('p', {}, filled(exportViewer.made, { date: about.date }), '。', exportViewer.notEncrypted),
      element('p', {}, exportViewer.viewerNeedsFolder),
    ),
    element('div', { class: 'desk' }, tableList, element('section', {}, search, counts, list), record),
  );
  draw();
}

function drawTableList(place: HTMLElement, showing: Showing, choose: (table: Table) => void): void {
  place.replaceChildren(
    ...tables.map((table) => {
      const button = element('button', { type: 'button' }, `${table.title}（${table.texts.length}）`);
      if (table === showing.table) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => choose(table));
      return button;
    }),
  );
}

function drawList(
  showing: Showing,
  counts: HTMLElement,
  place: HTMLElement,
  draw: () => void,
  open: (index: number) => void,
): void {
  const { table, words, sortBy, descending } = showing;
  const found = findRows(table, words, sortBy, descending);
  const rows = found.slice(showing.first, showing.first + PAGE_ROWS);
  const total = table.texts.length;
  counts.textContent = filled(exportViewer.counts, { total, found: found.length });
  const columns = table.columns.slice(0, MOST_COLUMNS);
  const heads = columns.map((column, index) => {
    const arrow = index === sortBy ? (descending ? ' ↓' : ' ↑') : '';
    const button = element('button', { type: 'button' }, `${column.title}${arrow}`);
    button.addEventListener('click', () => {
      showing.descending = index === sortBy && !descending;
      showing.sortBy = index;
      draw();
    });
    const sorted = index !== sortBy ? 'none' : descending ? 'descending' : 'ascending';
    return element('th', { scope: 'col', 'aria-sort': sorted }, button);
  });
  const lines = rows.map((index) => {
    const texts = table.texts[index] || [];
    const line = element('tr', { tabindex: '0' }, ...columns.map((_column, at) => element('td', {}, texts[at] || '')));
    line.addEventListener('click', () => open(index));
    line.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      // The same key press must not reach the button that gets the focus.
      event.preventDefault();
      open(index);
    });
    return line;
  });
  const body = element('tbody', {}, ...lines);
  const sheet = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body);
  place.replaceChildren(
    found.length === 0 ? element('p', {}, exportViewer.nothing) : sheet,
    pager(showing, found.length, draw),
  );
}

function pager(showing: Showing, total: number, draw: () => void): HTMLElement {
  const go = (label: string, to: number) => {
    const button = element('button', { type: 'button' }, label);
    if (to < 0 || to >= total || to === showing.first) button.setAttribute('disabled', '');
    button.addEventListener('click', () => {
      showing.first = to;
      draw();
    });
    return button;
  };
  const last = Math.min(showing.first + PAGE_ROWS, total);
  const words = total === 0 ? '' : filled(exportViewer.showing, { from: showing.first + 1, to: last });
  return element(
    'p',
    { class: 'pager' },
    go(exportViewer.previous, Math.max(showing.first - PAGE_ROWS, showing.first === 0 ? -1 : 0)),
    words,
    go(exportViewer.next, showing.first + PAGE_ROWS),
  );
}

function drawRecord(place: HTMLElement, table: Table, index: number): void {
  const texts = table.texts[index] || [];
  const close = element('button', { type: 'button' }, exportViewer.close);
  close.addEventListener('click', () => {
    place.hidden = true;
  });
  const rows = table.columns.map((column, at): [string, string | Node | null] => {
    const text = texts[at] || '';
    if (column.field !== FILE_FIELD || text === '') return [column.title, text];
    // Each part of the path for itself: a name may hold # or %.
    const href = text.split('/').map(encodeURIComponent).join('/');
    return [column.title, element('a', { href, target: '_blank', rel: 'noopener' }, exportViewer.openFile)];
  });
  place.hidden = false;
  place.replaceChildren(element('h2', {}, `${table.title}　${exportViewer.record}`), close, facts(rows));
  close.focus();
}

start();
