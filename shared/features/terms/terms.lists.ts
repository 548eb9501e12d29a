/** What the page 换届 shows: due within 180 days with what is overdue, one of the steps, every recorded term, or none recorded. */
export const TERM_RANGES = ['due', 'overdue', '30', '90', '180', 'recorded', 'unrecorded'] as const;
export type TermRange = (typeof TERM_RANGES)[number];

/** Types of organizations that the page 换届 is filtered by; `filed`: community organizations that are filed. */
export const TERM_ORGANIZATION_TYPES = ['social_group', 'service_institution', 'foundation', 'other', 'filed'] as const;
export type TermOrganizationType = (typeof TERM_ORGANIZATION_TYPES)[number];

/** Usual posts of officers that are offered while one is typed (`officerPosts`). */
export const OFFICER_POSTS = [
  'president',
  'vicePresident',
  'chair',
  'viceChair',
  'secretaryGeneral',
  'supervisorChair',
  'supervisor',
  'director',
] as const;
