import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { comparisonCell, valueText } from '#shared/features/reports/placeWords.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { COMPARED_PERIODS, type ComparedPeriod, FIGURE_GROUPS } from '#shared/features/reports/reports.lists.ts';
import styles from './figures.module.css';
import { lineName, partName, unitOf } from './reportWords.tsx';
import type { NumberKey } from './usePlaces.ts';

type Props = {
  readonly lines: readonly FigureLine[];
  /** Keys whose number the last refresh changed. */
  readonly changed: ReadonlySet<string>;
  readonly chosen: NumberKey | null;
  /** A group to go to, and the count of such wishes. */
  readonly asked: { readonly group: string; readonly round: number } | null;
  onOpen(number: NumberKey): void;
};

/** Every figure by group with the period before and the same a year ago; each number opens its records. Arrows move between numbers. */
export const FiguresPanel = memo(function FiguresPanel({ lines, changed, chosen, asked, onOpen }: Props) {
  const { t, label, locale } = useText();
  const [typed, setTyped] = useState('');
  const [withoutZero, setWithoutZero] = useState(false);
  const wanted = useDeferredValue(typed).trim().toLowerCase();
  const groups = useMemo(() => {
    const shown = lines.filter(
      (line) =>
        lineName(line, locale).toLowerCase().includes(wanted) &&
        (!withoutZero || COMPARED_PERIODS.some((one) => line[one].value)),
    );
    return FIGURE_GROUPS.map((group) => ({ group, lines: shown.filter((line) => line.group === group) })).filter(
      (one) => one.lines.length > 0,
    );
  }, [lines, wanted, withoutZero, locale]);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    // One number of the grid takes the keyboard; the arrows do the rest.
    if (table.current?.querySelector('button[tabindex="0"]') === null)
      table.current.querySelector('button')?.setAttribute('tabindex', '0');
  });
  useEffect(() => {
    if (asked !== null)
      table.current?.querySelector(`[data-group="${asked.group}"]`)?.scrollIntoView({ block: 'start' });
  }, [asked]);
  return (
    <div className={styles.figures}>
      <div className={styles.figuresFilter}>
        <TextInput
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('reports.findFigure')}
          aria-label={t('reports.findFigure')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Checkbox
          label={t('reports.withoutZero')}
          checked={withoutZero}
          onChange={(event) => setWithoutZero(event.currentTarget.checked)}
        />
      </div>
      <div className={styles.figuresScroll}>
        <table ref={table} className={styles.figuresTable} aria-label={t('reports.figures')} onKeyDown={moveBetween}>
          <thead>
            <tr>
              <th scope="col">{t('reports.figure')}</th>
              <th scope="col">{t('reports.current')}</th>
              <th scope="col" data-wide>
                {t('reports.previous')}
              </th>
              <th scope="col">{t('reports.onPrevious')}</th>
              <th scope="col" data-wide>
                {t('reports.last_year')}
              </th>
              <th scope="col">{t('reports.onLastYear')}</th>
            </tr>
          </thead>
          {groups.map(({ group, lines: own }) => (
            <tbody key={group} data-group={group}>
              <tr>
                <th colSpan={4} scope="rowgroup" className={styles.groupName}>
                  {label('figureGroups', group)}
                </th>
                <td colSpan={2} data-wide />
              </tr>
              {own.map((line) => (
                <FigureRow
                  key={line.key}
                  line={line}
                  isChanged={changed.has(line.key)}
                  chosen={chosen?.key === line.key ? chosen.period : null}
                  onOpen={onOpen}
                />
              ))}
            </tbody>
          ))}
        </table>
        {groups.length === 0 && (
          <p className={styles.nothing}>
            {t('reports.noFigure')}{' '}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                setTyped('');
                setWithoutZero(false);
              }}
            >
              {t('common.clearFilter')}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
});

type RowProps = {
  readonly line: FigureLine;
  readonly isChanged: boolean;
  readonly chosen: ComparedPeriod | null;
  onOpen(number: NumberKey): void;
};

const FigureRow = memo(function FigureRow({ line, isChanged, chosen, onOpen }: RowProps) {
  const { t, locale } = useText();
  const name = lineName(line, locale);
  const part = partName(line, locale);
  const number = (period: ComparedPeriod) => (
    <NumberButton line={line} period={period} name={name} isChosen={chosen === period} onOpen={onOpen} />
  );
  return (
    <tr data-chosen={chosen !== null} data-changed={isChanged}>
      <th scope="row" data-part={part !== null} title={name}>
        {part ?? name}
        {isChanged && (
          <span className={styles.changedSign} title={t('reports.figureChanged')}>
            △<span className="visually-hidden">{t('reports.figureChanged')}</span>
          </span>
        )}
      </th>
      <td>{number('current')}</td>
      <td data-wide>{number('previous')}</td>
      <td className={styles.difference}>
        <Difference line={line} period="previous" />
      </td>
      <td data-wide>{number('last_year')}</td>
      <td className={styles.difference}>
        <Difference line={line} period="last_year" />
      </td>
    </tr>
  );
});

type DifferenceProps = Pick<RowProps, 'line'> & { readonly period: 'previous' | 'last_year' };

/** How the present number stands to that of another period; in a narrow column the percent goes into a second line. */
function Difference({ line, period }: DifferenceProps) {
  const { locale } = useText();
  const words = comparisonCell(line, line.current.value, line[period].value, locale);
  const [, difference = words, percent] = /^(.+?)\s*[（(](.+)[）)]$/u.exec(words) ?? [];
  return (
    <>
      <span>{difference}</span>
      {percent !== undefined && <span className={styles.percent}>{percent}</span>}
    </>
  );
}

type NumberProps = Omit<RowProps, 'isChanged' | 'chosen'> & {
  readonly period: ComparedPeriod;
  readonly name: string;
  readonly isChosen: boolean;
};

function NumberButton({ line, period, name, isChosen, onOpen }: NumberProps) {
  const { t, locale } = useText();
  const value = valueText(line, line[period].value, locale);
  return (
    <button
      type="button"
      className={styles.number}
      tabIndex={-1}
      data-period={period}
      aria-pressed={isChosen}
      aria-label={t('reports.numberOf', {
        name,
        period: t(`reports.${period}`),
        value: `${value}${unitOf(line, locale)}`,
      })}
      onFocus={({ currentTarget }) => {
        currentTarget.closest('table')?.querySelector('button[tabindex="0"]')?.setAttribute('tabindex', '-1');
        currentTarget.setAttribute('tabindex', '0');
      }}
      onClick={() => onOpen({ key: line.key, period })}
    >
      {value}
    </button>
  );
}

/** Arrows, Home and End move between the numbers that are on the screen. */
function moveBetween(event: KeyboardEvent<HTMLTableElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLButtonElement)) return;
  const shown = [...currentTarget.querySelectorAll<HTMLButtonElement>('button')].filter((one) => one.checkVisibility());
  const column = shown.filter((one) => one.dataset.period === target.dataset.period);
  const moves: Readonly<Record<string, HTMLButtonElement | undefined>> = {
    ArrowRight: shown[shown.indexOf(target) + 1],
    ArrowLeft: shown[shown.indexOf(target) - 1],
    ArrowDown: column[column.indexOf(target) + 1],
    ArrowUp: column[column.indexOf(target) - 1],
    Home: column[0],
    End: column.at(-1),
  };
  if (!(key in moves)) return;
  event.preventDefault();
  moves[key]?.focus();
}
