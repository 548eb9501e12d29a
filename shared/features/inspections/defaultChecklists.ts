import type { InspectionTarget } from './inspections.lists.ts';

type DefaultClause =
  | 'certificate_rules'
  | 'change_rules'
  | 'charity_law'
  | 'charity_disclosure'
  | 'donation_law'
  | 'seal_rules'
  | 'fire_duties'
  | 'fire_wiring'
  | 'fire_events'
  | 'crowd_rules'
  | 'food_law'
  | 'internet_rules'
  | 'internet_filing'
  | 'publication_rules'
  | 'accounting_rules'
  | 'articles'
  | 'annual_review'
  | 'annual_fees';

/** A line of a checklist that the program brings; words: `inspectionChecks`, clauses: `inspectionClauses`. */
const check = <const Code extends string>(code: Code, clause: DefaultClause | null = null) => ({ code, clause });

/** The checklists of domain.md §7 in the order in which they are offered. An office's own edits are stored beside them. */
export const DEFAULT_CHECKLISTS = [
  {
    code: 'premises',
    target: 'premises',
    checks: [
      check('certificate_displayed', 'certificate_rules'),
      check('certificate_valid', 'certificate_rules'),
      check('domicile_agrees', 'change_rules'),
      check('seals_kept', 'seal_rules'),
      check('name_plate'),
      check('premises_proof'),
      check('staff_present'),
      check('branches_filed', 'articles'),
    ],
  },
  {
    code: 'activity_venue',
    target: 'activity_venue',
    checks: [
      check('venue_permit'),
      check('fire_exits', 'fire_duties'),
      check('extinguishers', 'fire_duties'),
      check('wiring', 'fire_wiring'),
      check('structure'),
      check('capacity_kept', 'crowd_rules'),
      check('food_samples', 'food_law'),
      check('emergency_plan', 'fire_events'),
      check('duty_roster'),
      check('onsite_lead'),
    ],
  },
  {
    code: 'safety',
    target: 'premises',
    checks: [
      check('fire_exits', 'fire_duties'),
      check('extinguishers', 'fire_duties'),
      check('emergency_lights', 'fire_duties'),
      check('wiring', 'fire_wiring'),
      check('structure'),
      check('gas_and_heating', 'fire_wiring'),
      check('food_samples', 'food_law'),
      check('emergency_plan', 'fire_duties'),
      check('safety_person', 'fire_duties'),
      check('duty_roster'),
      check('safety_drill', 'fire_duties'),
    ],
  },
  {
    code: 'website',
    target: 'website',
    checks: [
      check('filing_number', 'internet_rules'),
      check('operator_name', 'internet_filing'),
      check('contact_page'),
      check('disclosure_page', 'charity_law'),
      check('annual_report_public', 'charity_disclosure'),
      check('fees_public', 'annual_fees'),
      check('safe_links'),
      check('account_names'),
    ],
  },
  {
    code: 'publication',
    target: 'publication',
    checks: [
      check('licence_number', 'publication_rules'),
      check('masthead', 'publication_rules'),
      check('frequency', 'publication_rules'),
      check('distribution', 'publication_rules'),
      check('no_sale', 'publication_rules'),
      check('copies_kept'),
    ],
  },
  {
    code: 'records',
    target: 'records',
    checks: [
      check('council_minutes', 'articles'),
      check('accounts', 'accounting_rules'),
      check('own_account', 'accounting_rules'),
      check('receipts', 'accounting_rules'),
      check('donations_used', 'donation_law'),
      check('fees_approved', 'annual_fees'),
      check('assets_listed', 'accounting_rules'),
      check('annual_report', 'annual_review'),
      check('files_kept'),
    ],
  },
  {
    code: 'procedures',
    target: 'records',
    checks: [
      check('articles_followed', 'articles'),
      check('council_on_time', 'articles'),
      check('assembly_held', 'articles'),
      check('election_on_time', 'articles'),
      check('supervisors', 'articles'),
      check('changes_registered', 'change_rules'),
      check('major_matters_filed'),
      check('rules_in_place', 'articles'),
    ],
  },
] as const satisfies readonly {
  readonly code: string;
  readonly target: InspectionTarget;
  readonly checks: readonly unknown[];
}[];

export type DefaultChecklist = (typeof DEFAULT_CHECKLISTS)[number];
