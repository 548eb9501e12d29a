import { passwordReady } from '#renderer/ui/passwordRule.ts';
import type { CallInput } from '#shared/contract/list.ts';
import type { Role } from '#shared/contract/permissions.ts';
import type { FileInput } from '#shared/contract/primitives.ts';

export type PersonKind = 'administrator' | 'auditor' | 'clerk';

export type NewPerson = {
  readonly key: number;
  readonly kind: PersonKind;
  readonly login: string;
  readonly displayName: string;
  readonly post: string;
  readonly password: string;
  readonly repeated: string;
  readonly review: boolean;
  readonly sign: boolean;
};

export type NewOffice = {
  readonly folder: FileInput | null;
  readonly name: string;
  readonly shortName: string;
  readonly level: CallInput<'offices.create'>['level'];
  readonly divisionCode: string;
  readonly documentPrefix: string;
  readonly people: readonly NewPerson[];
};

let lastKey = 0;

/** An empty person of a kind. */
export function newPerson(kind: PersonKind): NewPerson {
  lastKey += 1;
  return {
    key: lastKey,
    kind,
    login: '',
    displayName: '',
    post: '',
    password: '',
    repeated: '',
    review: true,
    sign: true,
  };
}

/** What the wizard starts with: administrator, auditor and one clerk (small-office mode, §5.1). */
export function emptyOffice(): NewOffice {
  return {
    folder: null,
    name: '',
    shortName: '',
    level: 'bureau',
    divisionCode: '',
    documentPrefix: '',
    people: [newPerson('administrator'), newPerson('auditor'), newPerson('clerk')],
  };
}

export type OfficeProblems = {
  readonly name: boolean;
  readonly divisionCode: boolean;
  readonly documentPrefix: boolean;
};

/** Which fields of the first step are not right yet. */
export function officeProblems(office: NewOffice): OfficeProblems {
  const length = [...office.name.trim()].length;
  return {
    name: length < 2 || length > 100,
    divisionCode: !/^\d{6}(\d{3}){0,2}$/.test(office.divisionCode.trim()),
    documentPrefix: !/^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}$/.test(office.documentPrefix.trim()),
  };
}

export type PersonProblems = {
  readonly login: 'form' | 'twice' | null;
  readonly displayName: boolean;
  readonly password: boolean;
};

/** Which fields of a person are not right yet. */
export function personProblems(person: NewPerson, all: readonly NewPerson[]): PersonProblems {
  const login = person.login.trim();
  const twice = all.some((other) => other.key !== person.key && other.login.trim() === login && login !== '');
  const length = [...person.displayName.trim()].length;
  return {
    login: !/^[\p{L}\p{N}._-]{2,40}$/u.test(login) ? 'form' : twice ? 'twice' : null,
    displayName: length < 1 || length > 50,
    password: !passwordReady(person.password, person.repeated, login),
  };
}

/** What `offices.create` takes. */
export function createInput(office: NewOffice): CallInput<'offices.create'> {
  return {
    ...(office.folder === null ? {} : { folder: office.folder }),
    name: office.name.trim(),
    ...(office.shortName.trim() === '' ? {} : { shortName: office.shortName.trim() }),
    level: office.level,
    divisionCode: office.divisionCode.trim(),
    documentPrefix: office.documentPrefix.trim(),
    smallOffice: true,
    people: office.people.map((person) => ({
      login: person.login.trim(),
      displayName: person.displayName.trim(),
      ...(person.post.trim() === '' ? {} : { post: person.post.trim() }),
      password: person.password,
      roles: rolesOf(person),
      mustChange: false,
    })),
  };
}

function rolesOf(person: NewPerson): Role[] {
  if (person.kind === 'administrator') return ['sysadmin', 'secadmin'];
  if (person.kind === 'auditor') return ['auditadmin'];
  const roles: Role[] = ['recorder'];
  if (person.review) roles.push('reviewer');
  if (person.sign) roles.push('leader');
  return roles;
}
