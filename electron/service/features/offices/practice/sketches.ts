import type { LegalSubtype, LegalType } from '#shared/features/organizations/organizations.lists.ts';
import {
  ARTS_SUBJECTS,
  BRANDS,
  FOUNDATIONS,
  NAMED_GROUPS,
  OTHERS,
  SERVICES,
  SPORTS,
  STUDIES,
  type Subject,
  TRADES,
} from './kinds.ts';
import { COUNTY, TOWNSHIPS } from './places.ts';
import type { Choices } from './random.ts';

/** What is known of an organization before dates, people and codes are given to it. */
export type Sketch = Subject & {
  readonly name: string;
  readonly legalType: LegalType;
  readonly legalSubtype: LegalSubtype | null;
  /** Range of the registered capital in 万元. */
  readonly capital: readonly [number, number];
  readonly staff: readonly [number, number];
  readonly township: string;
  /** Kept in being: the practice meetings and every county count on it. */
  readonly lasting: boolean;
};

const CHAMBER: Subject = {
  word: '商会',
  unit: '县工商业联合会',
  industry: 'business_services',
  scope: '团结服务会员企业，开展政策宣讲、融资对接和公益活动。',
};

/** Names and kinds of the registered organizations of the invented county. */
export function sketches(choices: Choices): Sketch[] {
  return [...groups(choices), ...services(), ...FOUNDATIONS.map(foundation), ...OTHERS.map(other)];
}

function groups(choices: Choices): Sketch[] {
  const group = (name: string, subject: Subject, legalSubtype: LegalSubtype, township?: string): Sketch => ({
    ...subject,
    name: `${COUNTY}${name}`,
    legalType: 'social_group',
    legalSubtype,
    capital: [3, 10],
    staff: [1, 5],
    township: township ?? choices.pick(TOWNSHIPS.slice(0, 2)).name,
    lasting: false,
  });
  return [
    ...TRADES.map((trade, index) => group(`${trade.word}${index % 4 === 3 ? '商会' : '行业协会'}`, trade, 'industry')),
    ...TOWNSHIPS.map((place) => group(`${place.short}商会`, CHAMBER, 'federative', place.name)),
    ...SPORTS.map((sport) => group(`${sport.word}协会`, sport, 'professional')),
    ...ARTS_SUBJECTS.map((art) => group(`${art.word}协会`, art, 'professional')),
    ...STUDIES.map((study) => group(`${study.word}${study.word.endsWith('研究') ? '会' : '学会'}`, study, 'academic')),
    ...NAMED_GROUPS.map((named) => ({ ...group(named.word, named, named.subtype), lasting: true })),
  ];
}

function services(): Sketch[] {
  return SERVICES.flatMap((service) =>
    Array.from({ length: service.count }, (_, number): Sketch => {
      const place = TOWNSHIPS[number % TOWNSHIPS.length] ?? { name: '', short: '' };
      // The brand moves on with the number, so that no two institutions of a kind share a name.
      const brand = BRANDS[(number + service.word.length * 5) % BRANDS.length] ?? '';
      const single = service.word === '门诊部' && number % 3 === 0;
      return {
        ...service,
        name: `${COUNTY}${place.short}${brand}${service.word}`,
        legalType: 'service_institution',
        legalSubtype: single ? 'individual' : number % 9 === 8 ? 'partnership' : 'legal_person',
        township: place.name,
        lasting: false,
      };
    }),
  );
}

function foundation(subject: Subject): Sketch {
  return {
    ...subject,
    name: `${COUNTY}${subject.word}基金会`,
    legalType: 'foundation',
    legalSubtype: null,
    capital: [200, 800],
    staff: [2, 6],
    township: '城关街道',
    lasting: true,
  };
}

function other(subject: Subject): Sketch {
  return {
    ...subject,
    name: `${COUNTY}${subject.word}`,
    legalType: 'other',
    legalSubtype: null,
    capital: [3, 20],
    staff: [2, 8],
    township: '河西街道',
    lasting: true,
  };
}
