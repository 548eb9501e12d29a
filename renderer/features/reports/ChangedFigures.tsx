import type { z } from 'zod';
import { useText } from '#renderer/ui/text.tsx';
import { valueText } from '#shared/features/reports/placeWords.ts';
import type { changedFigure, FigureLine } from '#shared/features/reports/reports.contract.ts';
import styles from './reports.module.css';
import { lineName } from './reportWords.tsx';

type Props = {
  readonly figures: readonly z.infer<typeof changedFigure>[];
  readonly lines: readonly FigureLine[];
  /** Heads of the two columns. */
  readonly before: string;
  readonly after: string;
};

/** Figures with two values each: as counted and as they are now. */
export function ChangedFigures({ figures, lines, before, after }: Props) {
  const { t, locale } = useText();
  return (
    <table className={styles.plainTable}>
      <thead>
        <tr>
          <th scope="col">{t('reports.figure')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => {
          const line = lines.find(({ key }) => key === figure.key);
          const shown = (value: number | null) => (line === undefined ? (value ?? '') : valueText(line, value, locale));
          return (
            <tr key={figure.key}>
              <th scope="row">{line === undefined ? figure.key : lineName(line, locale)}</th>
              <td>{shown(figure.before)}</td>
              <td>{shown(figure.after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
