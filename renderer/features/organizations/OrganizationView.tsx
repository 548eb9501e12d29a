import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { dateWithPrecision } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { CreditCode } from './CreditCode.tsx';
import { ExtraFieldsView } from './ExtraFieldsView.tsx';
import { FIELD_SECTIONS, type FieldSpec, fieldApplies } from './fieldSections.ts';
import { useFieldWords } from './fieldWords.ts';
import { OrganizationStatus } from './OrganizationStatus.tsx';
import styles from './OrganizationView.module.css';

type Answer = CallOutput<'organizations.get'>;

/** The sections of an organization: fields, contacts, annual reviews, registration events. */
export function OrganizationView({ answer }: { readonly answer: Answer }) {
  const { t } = useText();
  const words = useFieldWords();
  const { organization } = answer;
  return (
    <>
      {FIELD_SECTIONS.map((section) => {
        const specs = section.fields.filter(
          (spec) =>
            fieldApplies(spec, organization.registrationKind) &&
            spec.field !== 'name' &&
            !isBlank(organization[spec.field]),
        );
        if (specs.length === 0) return null;
        return (
          <Section key={section.title} title={t(section.title)}>
            <Facts>
              {specs.map((spec) => (
                <Fact
                  key={spec.field}
                  label={labelOf(spec, organization.registrationKind, words.field)}
                  wide={spec.wide === true}
                >
                  <FieldValue spec={spec} answer={answer} />
                </Fact>
              ))}
            </Facts>
          </Section>
        );
      })}
      <ExtraFieldsView values={organization.extra} />
      <Contacts contacts={answer.contacts} />
      <Reviews reviews={answer.annualReviews} />
      <Events events={answer.events} />
    </>
  );
}

/** The name of a field; filed organizations have a head where registered ones have a legal representative. */
export function labelOf(spec: FieldSpec, kind: string, field: (name: string) => string): string {
  return spec.field === 'legalRepresentativeName' && kind === 'filed' ? field('headName') : field(spec.field);
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || value === false;
}

function FieldValue({ spec, answer }: { readonly spec: FieldSpec; readonly answer: Answer }) {
  const words = useFieldWords();
  const { organization, divisionName } = answer;
  switch (spec.field) {
    case 'uscc':
      return organization.uscc === null ? null : <CreditCode code={organization.uscc} copy />;
    case 'status':
      return <OrganizationStatus status={organization.status} recordState={organization.recordState} />;
    case 'divisionCode':
      return [organization.divisionCode, divisionName].filter((part) => part !== null).join(' ');
    case 'establishedOn':
      return dateWithPrecision(organization.establishedOn ?? '', organization.establishedOnPrecision);
    case 'filedOn':
      return dateWithPrecision(organization.filedOn ?? '', organization.filedOnPrecision);
    default:
      return words.value(spec.field, organization[spec.field]);
  }
}

function Contacts({ contacts }: { readonly contacts: Answer['contacts'] }) {
  const { t } = useText();
  const words = useFieldWords();
  return (
    <Section title={t('organizations.sectionContacts')}>
      {contacts.length === 0 ? (
        <p className={styles.none}>{t('organizations.noContacts')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {(
                ['contactName', 'contactRole', 'contactPost', 'workPhone', 'workEmail', 'validFrom', 'validTo'] as const
              ).map((name) => (
                <th key={name}>{words.field(name)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contacts.map((contact) => (
              <tr key={contact.id} data-ended={contact.validTo !== null}>
                <td>{contact.name}</td>
                <td>{words.word('role', contact.role)}</td>
                <td>{contact.post}</td>
                <td>{contact.workPhone}</td>
                <td>{contact.workEmail}</td>
                <td>{contact.validFrom}</td>
                <td>{contact.validTo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Reviews({ reviews }: { readonly reviews: Answer['annualReviews'] }) {
  const { t } = useText();
  const words = useFieldWords();
  return (
    <Section title={t('organizations.sectionReviews')}>
      {reviews.length === 0 ? (
        <p className={styles.none}>{t('organizations.noReviews')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {(['year', 'regime', 'conclusion', 'submittedOn', 'concludedOn', 'rectificationDueOn'] as const).map(
                (name) => (
                  <th key={name}>{words.field(name)}</th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {[...reviews]
              .sort((first, second) => second.year - first.year)
              .map((review) => (
                <tr key={review.id}>
                  <td>{review.year}</td>
                  <td>{words.word('regime', review.regime)}</td>
                  <td>{words.word('conclusion', review.conclusion)}</td>
                  <td>{review.submittedOn}</td>
                  <td>{review.concludedOn}</td>
                  <td>{review.rectificationDueOn}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Events({ events }: { readonly events: Answer['events'] }) {
  const { t } = useText();
  const words = useFieldWords();
  return (
    <Section title={t('organizations.sectionEvents')}>
      {events.length === 0 ? (
        <p className={styles.none}>{t('organizations.noEvents')}</p>
      ) : (
        <ol className={styles.events}>
          {events.map((event) => (
            <li key={event.id} className={styles.event}>
              <time className={styles.when}>{event.effectiveOn}</time>
              <div>
                <strong>{words.word('event', event.kind)}</strong> {event.documentNo}
                {event.items.map((item) => (
                  <div key={item.field}>
                    {words.field(item.field)}：{words.value(item.field, item.before) || t('organizations.empty')} →{' '}
                    {words.value(item.field, item.after) || t('organizations.empty')}
                  </div>
                ))}
                {event.note !== null && <p className={styles.none}>{event.note}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
