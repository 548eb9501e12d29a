import { useText } from '#renderer/ui/text.tsx';
import type { TrendStep } from '#shared/features/riskAssessments/heatMap.contract.ts';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { rankOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import styles from './heatMap.module.css';
import { periodWords } from './riskWords.tsx';

const WIDTH = 900;
const LEFT = 76;
const ROW = 36;
const TOP = 8;
const FOOT = TOP + ROW * RISK_LEVELS.length;
/** Half-years that have room beside each other; older ones stand in the table. */
const MOST = 12;
/** Broadest room of a half-year: few of them stand at the left, as a chart of many begins. */
const WIDEST = 160;

/**
 * The half-years as a drawing. Of one organization: bars up to its level with the line of steps. Of all: for each half-year the share of
 * the levels, from low at the bottom. The table beside it holds the same values.
 */
export function TrendChart({ steps, own }: { readonly steps: readonly TrendStep[]; readonly own: boolean }) {
  const text = useText();
  const { t, label } = text;
  const shown = steps.slice(-MOST);
  const width = Math.min((WIDTH - LEFT) / shown.length, WIDEST);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${FOOT + 22}`}
      role="img"
      aria-label={t('riskPictures.trendTitle')}
    >
      {own &&
        RISK_LEVELS.map((level, rank) => (
          <g key={level}>
            <text x={0} y={FOOT - rank * ROW - ROW / 2 + 4}>
              {label('riskLevelLabels', level)}
            </text>
            <line
              className={styles.grid}
              x1={LEFT}
              x2={WIDTH}
              y1={FOOT - (rank + 1) * ROW}
              y2={FOOT - (rank + 1) * ROW}
            />
          </g>
        ))}
      {shown.map((step, place) => {
        const x = LEFT + place * width;
        return (
          <g key={step.half}>
            {own ? <OwnBar step={step} x={x} width={width} /> : <CountBar step={step} x={x} width={width} />}
            <text x={x + width / 2} y={FOOT + 16} textAnchor="middle">
              {periodWords(step.half, text)}
            </text>
          </g>
        );
      })}
      {own && <path className={styles.step} d={stepPath(shown, width)} />}
      <line className={styles.grid} x1={LEFT} x2={WIDTH} y1={FOOT} y2={FOOT} />
    </svg>
  );
}

type BarPlace = { readonly step: TrendStep; readonly x: number; readonly width: number };

function OwnBar({ step: { level }, x, width }: BarPlace) {
  if (level === null) return null;
  const height = (rankOf(level) + 1) * ROW;
  return (
    <rect className={styles.bar} data-level={level} {...{ x: x + 4, y: FOOT - height, width: width - 8, height }} />
  );
}

function CountBar({ step: { counts }, x, width }: BarPlace) {
  const { t } = useText();
  const total = RISK_LEVELS.reduce((sum, level) => sum + counts[level], 0);
  if (total === 0) return null;
  const whole = FOOT - TOP;
  let y = FOOT;
  return (
    <>
      {RISK_LEVELS.filter((level) => counts[level] > 0).map((level) => {
        const height = (counts[level] / total) * whole;
        y -= height;
        return (
          <g key={level}>
            <rect className={styles.bar} data-level={level} {...{ x: x + 4, y, width: width - 8, height }} />
            {height >= 16 && (
              <text x={x + width / 2} y={y + height / 2 + 4} textAnchor="middle">
                {`${t(`riskLevelLabels.${level}`)} ${counts[level]}`}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** The line of steps: level from half-year to half-year, broken where none was in effect. */
function stepPath(steps: readonly TrendStep[], width: number): string {
  let path = '';
  let joined = false;
  for (const [place, { level }] of steps.entries()) {
    if (level === null) {
      joined = false;
      continue;
    }
    const y = FOOT - (rankOf(level) + 1) * ROW;
    const x = LEFT + place * width;
    path += `${joined ? 'L' : 'M'}${x} ${y}L${x + width} ${y}`;
    joined = true;
  }
  return path;
}
