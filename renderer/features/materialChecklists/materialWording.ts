import type { Text } from '#renderer/ui/text.tsx';
import type { MaterialCase } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import type { CaseMaterial } from '#shared/features/materialChecklists/materials.ts';
import { noticeReason } from '#shared/features/materialChecklists/materialWords.ts';

/** The day until which the office must tell what is missing, with the rule that made it. */
export function informWords(
  one: Pick<MaterialCase, 'informDueOn' | 'informDays' | 'informUnverified'>,
  { t }: Pick<Text, 't'>,
): string {
  const parameters = { date: one.informDueOn, days: one.informDays };
  if (one.informUnverified.length === 0) return t('materialChecklists.informRule', parameters);
  const years = one.informUnverified.join(t('dormantOrganizations.yearsJoin'));
  return t('materialChecklists.informRuleUnverified', { ...parameters, years });
}

/** How a material stands, in one line: for the two versions of a conflict and for the history. */
export function standingWords(material: CaseMaterial, { t }: Pick<Text, 't'>): string {
  if (!material.applies) return t('materialChecklists.notNeeded');
  const reason = noticeReason(material, t) || t('materialChecklists.fine');
  const received =
    material.receivedOn === null
      ? ''
      : t('materialPrint.receivedText', { date: material.receivedOn, count: material.copiesReceived });
  return [received, reason, material.remark].filter((part) => part).join(t('materialPrint.reasonJoin'));
}
