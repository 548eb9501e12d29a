import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import { partWords } from '#shared/features/reports/figures/partWords.ts';
import { filled, type PeriodWords } from '#shared/features/reports/places.rules.ts';
import { isShare, unitText } from '#shared/features/reports/placeWords.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import type { FigureLine, ReportRow } from '#shared/features/reports/reports.contract.ts';
import type { ReportStage } from '#shared/features/reports/reports.lists.ts';
import { type Locale, messageIfKnown } from '#shared/text/index.ts';

type Head = Pick<ReportRow, 'kind' | 'periodStart' | 'periodEnd' | 'countedAt'>;

const LOOKS: Readonly<Record<ReportStage, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  draft: { tone: 'behind', icon: 'pencil' },
  in_approval: { tone: 'near', icon: 'clock' },
  issued: { tone: 'fine', icon: 'lock' },
  submitted: { tone: 'fine', icon: 'check' },
  voided: { tone: 'quiet', icon: 'ban' },
};

/** Where a report stands as word and icon: 起草, 审签中, 已印发, 已报送, 已作废. */
export function StageBadge({ stage }: { readonly stage: ReportStage }) {
  const { label } = useText();
  return <StateBadge {...LOOKS[stage]}>{label('reportStageLabels', stage)}</StateBadge>;
}

/** The period of a report. */
export function periodOf({ kind, periodStart, periodEnd }: Omit<Head, 'countedAt'>): ReportPeriod {
  return { kind, from: periodStart, to: periodEnd };
}

/** What words of the period and the office in a text are made of. */
export function periodWordsOf({ kind, periodStart, periodEnd, countedAt }: Head, officeName: string): PeriodWords {
  return { officeName, kind, periodStart, periodEnd, countedAt, snapshotSha256: null };
}

/** The title with the words of its period and office filled in. */
export function reportTitle(row: Head & { readonly title: string }, officeName: string): string {
  return filled(row.title, [], periodWordsOf(row, officeName));
}

type Known = (key: string) => string | undefined;

/** The name of a stored field in the history of a report. */
export function historyField(field: string, known: Known): string {
  return known(`reportFieldLabels.${field}`) ?? known(`collectionFieldLabels.${field}`) ?? field;
}

const CODES: Readonly<Record<string, string>> = {
  kind: 'reportKindLabels.',
  state: 'reportStageLabels.',
  recordState: 'organizationLabels.recordState_',
};

/** A stored value in the history of a report: codes by their words, moments without T. */
export function historyValue(field: string, value: unknown, known: Known): string {
  const text = String(value);
  if (field === 'countedAt') return text.slice(0, 16).replace('T', ' ');
  const section = CODES[field];
  return (section === undefined ? undefined : known(`${section}${text}`)) ?? text;
}

/** 家, 次 behind a number; nothing behind a share, which carries its sign itself. English words need a gap. */
export function unitOf(line: Pick<FigureLine, 'unit' | 'ratio'>, locale: Locale): string {
  const unit = isShare(line) ? '' : unitText(line, locale);
  return unit === '' || locale === 'zh-CN' ? unit : ` ${unit}`;
}

/** What a line of the figures is called, with its part: 登记组织类型·社会团体. */
export function lineName(line: Pick<FigureLine, 'key' | 'spec' | 'part'>, locale: Locale): string {
  const name = messageIfKnown(locale, `figures.${line.spec}`) ?? line.spec;
  const part = partName(line, locale);
  return part === null ? name : `${name}·${part}`;
}

/** The part of a divided figure: the word of its code in this language, or the name that came with the records. */
export function partName(
  { key, spec, part }: Pick<FigureLine, 'key' | 'spec' | 'part'>,
  locale: Locale,
): string | null {
  if (part === null) return null;
  const found = FIGURES.find((figure) => figure.key === spec);
  if (found === undefined || found.by === undefined || found.by === 'named') return part;
  return partWords(locale, found, { value: key.slice(spec.length + 1) });
}
