/** Figures of a collection in words, the same on the screen, in a workbook and on paper. */
import { type Locale, message, messageIfKnown } from '../../text/index.ts';
import { FIGURES } from '../reports/figures/figureCatalog.ts';
import { partWords } from '../reports/figures/partWords.ts';
import { valueText } from '../reports/placeWords.ts';
import { type AskedFigure, isShare } from './askedFigures.rules.ts';

const SPECS = new Map(FIGURES.map((spec) => [spec.key, spec]));

/** 按时报备数; 按类型登记数·社会团体. A figure that this version no longer has is called by its key. */
export function askedName({ spec, part }: Pick<AskedFigure, 'spec' | 'part'>, locale: Locale = 'zh-CN'): string {
  const name = messageIfKnown(locale, `figures.${spec}`) ?? spec;
  if (part === null) return name;
  return `${name}·${partWords(locale, SPECS.get(spec) ?? {}, { value: part }) ?? part}`;
}

/** 家, 人次, 小时; % for shares. */
export function askedUnit({ unit, share }: Pick<AskedFigure, 'unit' | 'share'>, locale: Locale = 'zh-CN'): string {
  if (isShare({ unit, share })) return '%';
  return unit === null ? '' : message(locale, `figureUnits.${unit}`);
}

/** 12, 12.5, 66.7%; 无 for a share without base. */
export function askedValue(
  { unit, share }: Pick<AskedFigure, 'unit' | 'share'>,
  value: number | null,
  locale: Locale = 'zh-CN',
): string {
  return valueText({ unit: unit ?? 'list_entry', ratio: share }, value, locale);
}

/** 新成立登记数（家）, as the first column of a table calls it; a share carries its sign itself. */
export function askedLine(
  figure: Pick<AskedFigure, 'spec' | 'part' | 'unit' | 'share'>,
  locale: Locale = 'zh-CN',
): string {
  const [name, unit] = [askedName(figure, locale), askedUnit(figure, locale)];
  return unit === '' || isShare(figure) ? name : message(locale, 'reportPrint.figureUnit', { name, unit });
}
