/** A finding of the check in words, the same on the screen, on paper and in the export. */
import { type Locale, type MessageKey, message, messageIfKnown } from '../../text/index.ts';
import type { Finding } from './consistency.contract.ts';

/** Parameters that carry a code: the section of the catalogue that has its word, and what stands before the code there. */
const CODES: Readonly<Record<string, string>> = {
  table: 'auditObjects.',
  status: 'organizationLabels.status_',
  event: 'organizationLabels.event_',
  type: 'organizationLabels.legalType_',
  grade: 'organizationLabels.assessmentGrade_',
  statedGrade: 'organizationLabels.assessmentGrade_',
};

type Worded = Pick<Finding, 'rule' | 'name' | 'parameters'>;

/** What contradicts what, in one sentence. */
export function findingSentence({ rule, parameters }: Worded, locale: Locale): string {
  const places = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, parameterWord(name, value, locale)]),
  );
  return messageIfKnown(locale, `consistencyFindings.${rule}`, places) ?? rule;
}

/** What the record is called; one without a name is called by its kind. */
export function findingName({ name, parameters }: Worded, locale: Locale): string {
  if (name !== '') return name;
  const { table } = parameters;
  return table === undefined ? message(locale, 'consistency.unnamed') : String(parameterWord('table', table, locale));
}

function parameterWord(name: string, value: string | number | null, locale: Locale): string | number {
  if (value === null || value === '') return message(locale, 'consistency.empty');
  const section = CODES[name];
  return section === undefined ? value : (messageIfKnown(locale, `${section}${value}`) ?? value);
}

/** The name of a rule. */
export function ruleName(rule: string, locale: Locale): string {
  return messageIfKnown(locale, `consistencyRules.${rule}`) ?? rule;
}

/** Key of the word of a severity. */
export function severityKey(severity: Finding['severity']): MessageKey {
  return `consistency.severity_${severity}`;
}

/** Key of the word of a module. */
export function moduleKey(module: Finding['module']): MessageKey {
  return `consistency.module_${module}`;
}
