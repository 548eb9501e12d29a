import type { Text } from '#renderer/ui/text.tsx';
import type { CaseMaterial } from '#shared/features/materialChecklists/materials.ts';
import { noticeReason } from '#shared/features/materialChecklists/materialWords.ts';

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
