import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconAlertCircle, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { periodOf } from '#shared/features/recurringDuties/periods.rules.ts';
import { periodName } from '#shared/features/reports/placeWords.ts';
import { CALENDAR_PERIOD, type ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { FIGURE_GROUPS, REPORT_KINDS } from '#shared/features/reports/reports.lists.ts';
import { askableFigures, periodOfDays } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedLine } from '#shared/features/rollUp/figureWords.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import styles from './collectionTasks.module.css';

type Asked = {
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly figureKeys: readonly string[];
};
type Props = Asked & {
  /** Sent already: what is asked for stays. */
  readonly fixed: boolean;
  readonly error?: string;
  onChange(part: Partial<Asked>): void;
};

const FIGURES = askableFigures();

/** The figures that a collection asks for, with the days that they speak of; none: it asks for texts only. */
export function AskedFigures({ periodStart, periodEnd, figureKeys, fixed, error, onChange }: Props) {
  const { t, locale } = useText();
  const { today } = useSession();
  const [wanted, setWanted] = useState('');
  const chosen = new Set(figureKeys);
  const lines = FIGURES.map((figure) => ({ ...figure, name: askedLine(figure, locale) }));
  const found = lines.filter(({ key, name }) =>
    fixed ? chosen.has(key) : name.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const groups = FIGURE_GROUPS.map((group) => ({ group, figures: found.filter((one) => one.group === group) })).filter(
    ({ figures }) => figures.length > 0,
  );
  const put = (keys: readonly string[], on: boolean) =>
    onChange({
      figureKeys: on ? [...new Set([...figureKeys, ...keys])] : figureKeys.filter((key) => !keys.includes(key)),
    });
  const period = periodStart !== null && periodEnd !== null ? periodOfDays(periodStart, periodEnd) : null;
  return (
    <fieldset className={styles.asked}>
      <legend>{t('collectionTasks.asksFigures')}</legend>
      <p className={styles.dim}>{t(fixed ? 'collectionTasks.figuresFixed' : 'collectionTasks.asksFiguresHelp')}</p>
      <Field label={t('collectionTasks.figuresFrom')}>
        <DateField disabled={fixed} value={periodStart} onChange={(day) => onChange({ periodStart: day })} />
      </Field>
      <Field
        label={t('collectionTasks.figuresTo')}
        {...(period === null || period.kind === 'special' ? {} : { help: periodName(period, locale) })}
      >
        <DateField disabled={fixed} value={periodEnd} onChange={(day) => onChange({ periodEnd: day })} />
      </Field>
      {!fixed && (
        <div className={styles.choices}>
          {lastPeriods(today).map(({ kind, from, to }) => (
            <Button
              key={kind}
              size="compact-sm"
              variant="default"
              onClick={() => onChange({ periodStart: from, periodEnd: to })}
            >
              {periodName({ kind, from, to }, locale)}
            </Button>
          ))}
          {(figureKeys.length > 0 || periodStart !== null || periodEnd !== null) && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => onChange({ periodStart: null, periodEnd: null, figureKeys: [] })}
            >
              {t('collectionTasks.figuresClear')}
            </Button>
          )}
        </div>
      )}
      <div className={styles.askedHead}>
        {!fixed && (
          <TextInput
            w={180}
            leftSection={<IconSearch size={14} aria-hidden />}
            aria-label={t('collectionTasks.figuresFind')}
            placeholder={t('collectionTasks.figuresFind')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        <span>{t('collectionTasks.figuresChosen', { count: figureKeys.length })}</span>
      </div>
      <div className={styles.picker}>
        {groups.length === 0 && <p className={styles.dim}>{t('collectionTasks.figuresNone')}</p>}
        {groups.map(({ group, figures }) => {
          const keys = figures.map(({ key }) => key);
          const count = keys.filter((key) => chosen.has(key)).length;
          return (
            <div key={group}>
              <Checkbox
                size="xs"
                disabled={fixed}
                className={styles.pickerGroup}
                label={t(`figureGroups.${group}`)}
                checked={count === keys.length}
                indeterminate={count > 0 && count < keys.length}
                onChange={() => put(keys, count < keys.length)}
              />
              {figures.map(({ key, name }) => (
                <Checkbox
                  key={key}
                  size="xs"
                  disabled={fixed}
                  className={styles.pickerLine}
                  label={name}
                  checked={chosen.has(key)}
                  onChange={(event) => put([key], event.currentTarget.checked)}
                />
              ))}
            </div>
          );
        })}
      </div>
      {error !== undefined && (
        <p className={styles.problem} role="alert">
          <IconAlertCircle size={14} aria-hidden /> {error}
        </p>
      )}
    </fieldset>
  );
}

/** The month, quarter, half-year and year that ended last. */
function lastPeriods(today: string): ReportPeriod[] {
  return REPORT_KINDS.flatMap((kind) => {
    const calendar = CALENDAR_PERIOD[kind];
    if (calendar === null) return [];
    const { from, to } = periodOf(calendar, addDays(periodOf(calendar, today).from, -1));
    return [{ kind, from, to }];
  });
}
