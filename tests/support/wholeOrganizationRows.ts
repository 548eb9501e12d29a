import { type Common, numbers, type Row, type Rows } from './wholeOffice.ts';
import { assessments, filings, inspections } from './wholeRegisterRows.ts';

type Around = {
  readonly works: number;
  /** As in an office of many years: not every organization was renamed, listed, punished, inspected … */
  readonly sparse: boolean;
  readonly officeId: string;
  codeOf(n: number): string;
};

/** Every tenth organization has ended, with everything that ends with it. */
export function hasEnded(n: number): boolean {
  return n % 10 === 0;
}

const ENDED_ON = '2025-01-10';
/** Organizations `from` to `to` with everything that belongs to one: events, papers, terms, supervision, filings, inspections, risk. */
export function wholeOrganizationRows(common: Common, from: number, to: number, around: Around): Rows {
  const all = numbers(from, to);
  const each = (make: (n: number) => Row) => all.map(make);
  const living = all.filter((n) => !hasEnded(n));
  /** One of `k` where the office is sparse. */
  const some = (k: number) => (around.sparse ? living.filter((n) => n % k === 1) : living);
  const someOf = (k: number, make: (n: number) => Row) => (around.sparse ? some(k) : all).map(make);
  const of = (n: number) => ({ organizationId: `organization-${n}` });
  const work = (n: number) => ((n - 1) % around.works) + 1;
  return {
    organization: each((n) => organization(common, n, around)),
    organization_event: [
      ...each((n) => event(common, `established-${n}`, n, 'established', '2015-06-01')),
      ...someOf(5, (n) => ({
        ...event(common, `renamed-${n}`, n, 'name_changed', '2020-03-02'),
        items: JSON.stringify([{ field: 'name', before: `云州第${n}协会`, after: `云州市第${n}协会` }]),
      })),
      ...someOf(20, (n) => event(common, `listed-${n}`, n, 'list_abnormal_in', '2021-07-01')),
      ...someOf(20, (n) => event(common, `delisted-${n}`, n, 'list_abnormal_out', '2022-07-01')),
      ...all.filter(hasEnded).map((n) => ({
        ...event(common, `cancelled-${n}`, n, 'cancelled', ENDED_ON),
        liquidationFinishedOn: '2024-12-20',
      })),
    ],
    organization_contact: each((n) => ({
      ...common(`contact-${n}`),
      ...of(n),
      name: '周明远',
      post: '秘书长',
      role: 'liaison',
      workPhone: '88010001',
      validFrom: '2023-06-01',
      validTo: hasEnded(n) ? ENDED_ON : null,
    })),
    contact_confirmation: living.map((n) => ({
      ...common(`confirmation-${n}`),
      ...of(n),
      confirmedOn: '2026-01-15',
      confirmedByName: '张文员',
    })),
    annual_review: each((n) => ({
      ...common(`review-${n}`),
      ...of(n),
      year: 2023,
      regime: 'inspection',
      submittedOn: '2024-03-01',
      conclusion: 'qualified',
      concludedOn: '2024-05-20',
    })),
    organization_articles: [
      ...each((n) => ({
        ...common(`articles-${n}`),
        ...of(n),
        versionNumber: 1,
        adoptedOn: '2015-05-20',
        withoutMeetingReason: '成立大会通过',
        approvedOn: '2015-06-01',
      })),
      ...each((n) => ({
        ...common(`newArticles-${n}`),
        ...of(n),
        versionNumber: 2,
        adoptedOn: '2023-05-10',
        meetingId: `ownMeeting-${n}`,
        approvedOn: '2023-06-01',
      })),
    ],
    registration_certificate: [
      ...each((n) => ({
        ...common(`formerCertificate-${n}`),
        ...of(n),
        copy: 'original',
        number: `社证字第${n}号`,
        issuedOn: '2019-06-01',
        validFrom: '2019-06-01',
        validTo: '2023-05-31',
        ending: 'replaced',
        endedOn: '2023-06-01',
      })),
      ...each((n) => ({
        ...common(`certificate-${n}`),
        ...of(n),
        copy: 'original',
        number: `社证字第${n}号`,
        issuedOn: '2023-06-01',
        validFrom: '2023-06-01',
        validTo: '2027-05-31',
        collectedOn: '2023-06-05',
        collectedByName: '周明远',
        collectedByPost: '秘书长',
        ...ended(n, 'returned'),
      })),
    ],
    seal_filing: each((n) => ({
      ...common(`sealFiling-${n}`),
      ...of(n),
      kind: 'official',
      name: `云州市第${n}协会印章`,
      filedOn: '2015-06-20',
      ...ended(n, 'returned'),
    })),
    organization_branch: each((n) => ({
      ...common(`branch-${n}`),
      ...of(n),
      name: `云州市第${n}协会城东分会`,
      kind: 'branch',
      establishedOn: '2018-05-01',
      endedOn: hasEnded(n) ? ENDED_ON : null,
    })),
    organization_term: [
      ...each((n) => ({
        ...common(`formerTerm-${n}`),
        ...of(n),
        number: 1,
        electedOn: '2019-05-10',
        startOn: '2019-05-10',
        years: 4,
      })),
      ...each((n) => ({
        ...common(`term-${n}`),
        ...of(n),
        number: 2,
        electedOn: '2023-05-10',
        startOn: '2023-05-10',
        years: 4,
        meetingId: `ownMeeting-${n}`,
      })),
    ],
    term_officer: each((n) => ({
      ...common(`officer-${n}`),
      ...of(n),
      termId: `term-${n}`,
      post: 'president',
      name: '周明远',
      startOn: '2023-05-10',
    })),
    term_postponement: each((n) => ({
      ...common(`postponement-${n}`),
      ...of(n),
      termId: `formerTerm-${n}`,
      approvalNumber: `云民函〔2023〕${n}号`,
      approvedBy: '云州市民政局',
      approvedOn: '2023-04-20',
      formerDueOn: '2023-05-10',
      newDueOn: '2023-06-10',
    })),
    organization_meeting: each((n) => ({
      ...common(`ownMeeting-${n}`),
      ...of(n),
      body: 'members',
      heldOn: '2023-05-10',
      due: 30,
      present: 28,
    })),
    organization_resolution: each((n) => ({
      ...common(`resolution-${n}`),
      ...of(n),
      meetingId: `ownMeeting-${n}`,
      subject: 'election',
      title: '选举新一届负责人',
      votesFor: 26,
      votesAgainst: 1,
      votesAbstain: 1,
    })),
    assessment_grade: each((n) => ({
      ...common(`grade-${n}`),
      ...of(n),
      grade: '3A',
      grantedOn: '2023-01-10',
      validTo: '2028-01-09',
      issuedBy: '云州市民政局',
      basis: '评估委员会终评',
    })),
    penalty: someOf(20, (n) => ({
      ...common(`penalty-${n}`),
      ...of(n),
      kind: 'warning',
      decisionNumber: `云民罚〔2021〕${n}号`,
      decidedOn: '2021-06-15',
      decidedBy: '云州市民政局',
      facts: '未按规定参加年度检查',
      legalBasis: '《社会团体登记管理条例》第三十条',
      statement: '无异议',
      statementOn: '2021-06-01',
    })),
    commitment: each((n) => ({
      ...common(`commitment-${n}`),
      ...of(n),
      kind: 'safety',
      signedOn: '2024-02-01',
      validTo: '2027-01-31',
    })),
    contact_assignment: living.map((n) => ({
      ...common(`contactAssignment-${n}`),
      ...of(n),
      memberId: `member-${work(n)}`,
      startOn: '2024-03-01',
    })),
    ...filings(common, some(4), of),
    ...inspections(common, some(4), of),
    ...assessments(common, some(4), { of, officeId: around.officeId }),
  };
}

function organization(common: Common, n: number, { codeOf }: Around): Row {
  return {
    ...common(`organization-${n}`),
    name: `云州市第${n}协会`,
    nameKey: `云州市第${n}协会`,
    sortKey: `yunzhou ${String(n).padStart(6, '0')}`,
    initials: 'yzsdxh',
    registrationKind: 'registered',
    legalType: 'social_group',
    uscc: codeOf(n),
    registrationNo: `云社证${n}`,
    registrationAuthority: '云州市民政局',
    divisionCode: '330106',
    supervisionMode: 'dual',
    supervisingUnit: '市教育局',
    establishedOn: '2015-06-01',
    establishedOnPrecision: 'day',
    filedOnPrecision: 'day',
    certificateValidFrom: '2023-06-01',
    certificateValidTo: '2027-05-31',
    status: hasEnded(n) ? 'cancelled' : 'normal',
    creditFlag: 'none',
    isCharity: 0,
    hasPublicFundraising: 0,
    isVolunteerService: 0,
    isIndustryAssociation: 0,
    isHub: 0,
    assessmentGrade: '3A',
    assessmentGrantedOn: '2023-01-10',
    assessmentValidTo: '2028-01-09',
  };
}

function event(common: Common, id: string, n: number, kind: string, effectiveOn: string): Row {
  return { ...common(id), organizationId: `organization-${n}`, kind, effectiveOn, items: '[]' };
}

function ended(n: number, ending: string): Row {
  return hasEnded(n) ? { ending, endedOn: ENDED_ON } : { ending: null, endedOn: null };
}
