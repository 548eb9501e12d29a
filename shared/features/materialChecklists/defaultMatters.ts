import type { MessageKey } from '../../text/index.ts';

/** Codes of materials that have their name in `materialNames`. */
type MaterialCode = Extract<MessageKey, `materialNames.${string}`> extends `materialNames.${infer Code}` ? Code : never;
type HintCode = Extract<MessageKey, `materialHints.${string}`> extends `materialHints.${infer Code}` ? Code : never;
type MatterCode = Extract<MessageKey, `matterTitles.${string}`> extends `matterTitles.${infer Code}` ? Code : never;

export type DefaultMaterial = {
  readonly code: MaterialCode;
  readonly copies: number;
  readonly form: 'original' | 'copy';
  readonly needsSeal: boolean;
  readonly needsSignature: boolean;
  /** Set: needed only in this case. */
  readonly when: HintCode | null;
};
export type DefaultMatter = { readonly code: MatterCode; readonly materials: readonly DefaultMaterial[] };

type Asked = 'plain' | 'seal' | 'sign' | 'seal+sign';

function ask(code: MaterialCode, asked: Asked, more: Partial<DefaultMaterial> = {}): DefaultMaterial {
  const needsSeal = asked.includes('seal');
  const needsSignature = asked.includes('sign');
  return { code, copies: 1, form: 'original', needsSeal, needsSignature, when: null, ...more };
}

const unitOpinion = ask('unit_opinion', 'seal', { when: 'has_unit' });
const certificates = ask('certificates', 'plain');
const resolution = ask('resolution', 'seal+sign');

/** What every change of a registered item asks for, before the materials of the item itself. */
function change(code: MatterCode, ...own: DefaultMaterial[]): DefaultMatter {
  return {
    code,
    materials: [ask('change_form', 'seal+sign', { copies: 2 }), unitOpinion, resolution, ...own, certificates],
  };
}

/**
 * The matters that come with the program, by the regulations on social groups (art. 11, 18–21, 28), private non-enterprise units
 * (art. 9, 15, 16) and foundations (art. 9, 15, 16), and the usual practice of annual reports, re-elections and filings. The words
 * stand in the catalogue; an office changes any of them.
 */
export const DEFAULT_MATTERS: readonly DefaultMatter[] = [
  {
    code: 'establish_social_group',
    materials: [
      ask('establish_form', 'sign', { copies: 2 }),
      ask('unit_approval', 'seal', { when: 'has_unit' }),
      ask('capital_report', 'seal'),
      ask('premises', 'sign'),
      ask('founders', 'sign'),
      ask('articles_draft', 'sign', { copies: 2 }),
      ask('founding_meeting', 'sign'),
      ask('member_list', 'plain'),
      ask('officers_form', 'sign'),
    ],
  },
  {
    code: 'establish_service_institution',
    materials: [
      ask('establish_form', 'sign', { copies: 2 }),
      ask('unit_approval', 'seal', { when: 'has_unit' }),
      ask('premises', 'sign'),
      ask('capital_report', 'seal'),
      ask('officers_form', 'sign'),
      ask('articles_draft', 'sign', { copies: 2 }),
      ask('licence', 'plain', { form: 'copy', when: 'has_licence' }),
    ],
  },
  {
    code: 'establish_foundation',
    materials: [
      ask('establish_form', 'sign', { copies: 2 }),
      ask('articles_draft', 'sign', { copies: 2 }),
      ask('capital_report', 'seal'),
      ask('premises', 'sign'),
      ask('directors', 'sign'),
      ask('unit_approval', 'seal', { when: 'has_unit' }),
    ],
  },
  change(
    'change_name',
    ask('articles_changed', 'seal', { copies: 2 }),
    ask('articles_comparison', 'seal'),
    ask('seal_old', 'plain', { when: 'after_name' }),
  ),
  change('change_domicile', ask('premises', 'sign'), ask('articles_comparison', 'seal', { when: 'in_articles' })),
  change(
    'change_representative',
    ask('representative_form', 'sign'),
    ask('leaving_audit', 'seal'),
    ask('unit_consent_work', 'seal', { when: 'serving_officer' }),
  ),
  change('change_scope', ask('articles_changed', 'seal', { copies: 2 }), ask('articles_comparison', 'seal')),
  change('change_capital', ask('capital_report', 'seal'), ask('articles_comparison', 'seal', { when: 'in_articles' })),
  change('change_supervising_unit', ask('unit_release', 'seal'), ask('unit_acceptance', 'seal')),
  {
    code: 'cancel',
    materials: [
      ask('cancel_form', 'seal+sign', { copies: 2 }),
      unitOpinion,
      resolution,
      ask('liquidation_report', 'seal+sign'),
      ask('announcement', 'plain', { form: 'copy' }),
      ask('tax_clearance', 'seal', { form: 'copy' }),
      ask('account_closed', 'seal', { form: 'copy', when: 'has_account' }),
      certificates,
      ask('seals_returned', 'plain'),
    ],
  },
  {
    code: 'election',
    materials: [
      ask('election_report', 'seal'),
      ask('election_minutes', 'seal+sign'),
      ask('officers_form', 'sign'),
      ask('governing_list', 'seal'),
      ask('term_audit', 'seal'),
      unitOpinion,
      ask('unit_consent_work', 'seal', { when: 'serving_officer' }),
    ],
  },
  {
    code: 'articles',
    materials: [
      ask('articles_form', 'seal+sign', { copies: 2 }),
      ask('articles_changed', 'seal', { copies: 2 }),
      ask('articles_comparison', 'seal'),
      resolution,
      unitOpinion,
    ],
  },
  {
    code: 'annual_review',
    materials: [
      ask('annual_report', 'seal+sign'),
      ask('financial_report', 'seal'),
      unitOpinion,
      ask('certificate_copy', 'plain', { when: 'inspection_region' }),
    ],
  },
  {
    code: 'filing',
    materials: [
      ask('filing_form', 'sign', { copies: 2 }),
      ask('community_opinion', 'seal'),
      ask('activity_rules', 'sign'),
      ask('head_form', 'sign'),
      ask('venue', 'plain', { form: 'copy' }),
    ],
  },
  {
    code: 'seal_filing',
    materials: [
      ask('seal_form', 'seal'),
      ask('seal_specimen', 'plain', { copies: 2 }),
      ask('certificate_copy', 'plain'),
    ],
  },
  {
    code: 'certificate_renewal',
    materials: [
      ask('certificate_form', 'seal+sign'),
      ask('certificates', 'plain', { when: 'not_lost' }),
      ask('loss_notice', 'plain', { form: 'copy', when: 'lost' }),
    ],
  },
  {
    code: 'activity_filing',
    materials: [
      ask('activity_form', 'seal+sign'),
      ask('activity_plan', 'seal'),
      ask('emergency_plan', 'seal'),
      ask('activity_venue', 'plain', { form: 'copy' }),
      ask('safety_pledge', 'seal+sign'),
      unitOpinion,
      ask('security_permit', 'plain', { form: 'copy', when: 'many_people' }),
      ask('foreign_approval', 'plain', { form: 'copy', when: 'foreign' }),
    ],
  },
];
