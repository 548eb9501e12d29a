import type { MessageKey, MessageParameters } from '../../text/index.ts';
import { problemsOf } from './materials.rules.ts';
import type { CaseMaterial, Material } from './materials.ts';

/** A catalogue in one language. */
type Words = (key: MessageKey, parameters?: MessageParameters) => string;

/** What is asked of a material: 原件2份，盖章，签字. */
export function askedWords(material: Material, t: Words): string {
  const seal = material.needsSeal ? t('materialPrint.askedSeal') : '';
  const signature = material.needsSignature ? t('materialPrint.askedSignature') : '';
  return t('materialPrint.askedText', {
    form: t(`materialFormLabels.${material.form}`),
    copies: material.copies,
    marks: seal + signature,
  });
}

/** Why a material must be put right, as a notice says it; empty for one that is in order. */
export function noticeReason(material: CaseMaterial, t: Words): string {
  const { copies, copiesReceived, defect } = material;
  const parameters = { copies, received: copiesReceived, short: copies - copiesReceived, defect };
  return problemsOf(material)
    .map((problem) => t(`materialPrint.reason_${problem}`, parameters))
    .join(t('materialPrint.reasonJoin'));
}
