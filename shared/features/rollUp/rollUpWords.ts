/** The table of returned figures in words, the same on the screen, on paper and in a workbook. */
import type { Locale, MessageKey, MessageParameters } from '../../text/index.ts';
import { recipientWords } from '../collectionTasks/collectionWords.ts';
import { isReckoned, isShare } from './askedFigures.rules.ts';
import { askedName, askedValue } from './figureWords.ts';
import type { RollUpColumnShown, RollUpFigures, RollUpRowShown } from './rollUp.contract.ts';

/** Figures left out by an office that a note names; the cells show all of them. */
const MOST_NAMED = 3;

/** Fills a sentence of the catalogue in a language. */
export type Saying = {
  readonly locale: Locale;
  readonly t: (key: MessageKey, places?: MessageParameters) => string;
};

/** The name of an office with what became of it since: 城西街道（已并入城东街道）. */
export function officeWords({ name, mark, intoName }: RollUpColumnShown, { t }: Saying): string {
  if (mark === null) return name;
  return t('rollUp.marked', { name: name || t('rollUp.nameless'), mark: t(`rollUp.mark_${mark}`, { into: intoName }) });
}

/** How the return of an office stands: 按时, 迟报, 缺报, 由城西街道一并报送; 按时，已含在城西街道中; 本单位台账. */
export function standingWords({ own, state, containedIn }: RollUpColumnShown, { t }: Saying): string {
  if (own || state === null) return t('rollUp.ownRecords');
  const words = recipientWords({ state, containedInName: containedIn?.name ?? null }, t);
  if (containedIn === null || state === 'contained') return words;
  return t('rollUp.stateAndContained', { state: words, words: t('rollUp.containedIn', { name: containedIn.name }) });
}

/** A cell: its value, 无, 未填; — where nothing came. */
export function cellWords(row: RollUpRowShown, place: number, { locale, t }: Saying): string {
  const cell = row.cells[place];
  if (cell === undefined || cell.state === 'no_return') return t('rollUp.nothing');
  return cell.state === 'left_out' ? t('rollUp.leftOut') : askedValue(row, cell.value, locale);
}

/** The sum of a row: its value, 不汇总 for a share without its two figures, — where nothing was given, 未汇总 while offices would count twice. */
export function sumWords(row: RollUpRowShown, { locale, t }: Saying): string {
  const { state, value } = row.sum;
  if (state === 'added' || state === 'reckoned') return askedValue(row, value, locale);
  return t(state === 'nothing' ? 'rollUp.nothing' : `rollUp.sum_${state}`);
}

/** Whether the sum of a row holds what an office gave: it is counted, and gave the value, or of a share both its figures. */
export function isInSum(
  { columns, rows }: RollUpFigures,
  { sum, share, cells }: RollUpRowShown,
  place: number,
): boolean {
  if (columns[place]?.counted !== true) return false;
  if (sum.state === 'added') return cells[place]?.state === 'given';
  const given = (key: string | undefined) => rows.find((row) => row.key === key)?.cells[place]?.state === 'given';
  return sum.state === 'reckoned' && given(share?.of) && given(share?.to);
}

/** What must be known beside the table: what would count twice, who is missing, late, incomplete, contained, gone, how shares are summed. */
export function tableNotes({ columns, rows, conflicts }: RollUpFigures, say: Saying): string[] {
  const { t, locale } = say;
  const join = t('collectionPrint.join');
  const names = (test: (one: RollUpColumnShown) => boolean) => columns.filter(test).map(({ name }) => name);
  const line = (key: MessageKey, found: readonly string[]) =>
    found.length === 0 ? [] : [t(key, { count: found.length, names: found.join(join) })];
  const incomplete = columns
    .filter(({ empty }) => empty.length > 0)
    .map(({ name, empty }) => {
      const left = rows.filter(({ key }) => empty.includes(key)).map((row) => askedName(row, locale));
      const figures = left.slice(0, MOST_NAMED).join(join);
      const isAll = empty.length <= MOST_NAMED;
      return t(isAll ? 'rollUp.lacks' : 'rollUp.lacksMany', { name, figures, count: empty.length });
    });
  const contained = columns.flatMap(({ name, containedIn }) =>
    containedIn === null ? [] : [t('rollUp.nameContained', { name, into: containedIn.name })],
  );
  const isLone = rows.some((row) => isShare(row) && !isReckoned(row, rows));
  return [
    ...conflicts.map(({ kind, offices, covered }) =>
      t(`rollUp.conflict_${kind}`, { names: offices.map(({ name }) => name).join(join), name: covered.name }),
    ),
    ...line(
      'rollUp.noteMissing',
      names(({ state }) => state === 'missing'),
    ),
    ...line(
      'rollUp.noteWaiting',
      names(({ state }) => state === 'waiting'),
    ),
    ...line(
      'rollUp.noteLate',
      names((one) => one.state === 'late'),
    ),
    ...line('rollUp.noteIncomplete', incomplete),
    ...line('rollUp.noteContained', contained),
    ...line(
      'rollUp.noteGone',
      columns.filter(({ mark }) => mark !== null).map((one) => officeWords(one, say)),
    ),
    ...(rows.some((row) => isShare(row) && isReckoned(row, rows)) ? [t('rollUp.noteShares')] : []),
    ...(isLone ? [t('rollUp.noteLoneShares')] : []),
    t(columns.some(({ own }) => own) ? 'rollUp.noteOwn' : 'rollUp.noteWithoutOwn'),
  ];
}
