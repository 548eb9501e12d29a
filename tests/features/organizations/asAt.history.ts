import { sql } from 'kysely';
import { v7 } from 'uuid';
import { FILL_PAST } from '#service/db/migrations/0006_registration_events.ts';
import { createRecord, updateRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { pinyinKeys } from '#service/features/organizations/pinyinKeys.ts';
import { logIn, type Session } from '#service/office/session.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';

/** Day 0 of the simulated calendar; the office works from day `WORK` on, so that entries may be back-dated. */
const FIRST_DAY = Date.UTC(2025, 4, 1);
export const WORK = 310;
export const DAYS = WORK + 730;

type SaveFields = CallInput<'organizations.save'>['fields'];

/** `YYYY-MM-DD` of a day of the simulated calendar. */
export function dateOf(day: number): string {
  return new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10);
}

/** Numbers below a limit, the same for the same seed. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** A value for every day, painted change by change: knows nothing of how the product folds a history. */
class Painted {
  readonly values: unknown[];
  /** Days on which something was said, and by what: a field's own change outranks an event of the same day. */
  private readonly said = new Map<number, 'event' | 'field'>();

  constructor(first: unknown) {
    this.values = new Array<unknown>(DAYS).fill(first);
  }

  /** Another first value, for the days before anything was said. */
  beforeAll(value: unknown): void {
    if (!this.said.has(0)) this.fill(0, value);
  }

  paint(day: number, value: unknown, by: 'event' | 'field'): void {
    if (by === 'event' && this.said.get(day) === 'field') return;
    this.said.set(day, by);
    this.fill(day, value);
  }

  /** Until the next day on which something was said. */
  private fill(from: number, value: unknown): void {
    this.values.fill(value, from, Math.min(DAYS, ...[...this.said.keys()].filter((day) => day > from)));
  }
}

const ENDED = ['cancelled', 'revoked', 'license_revoked', 'filing_ended'];
const LISTS = ['list_abnormal_in', 'list_abnormal_out', 'list_serious_in', 'list_serious_out'];

export type ModelOrganization = {
  readonly id: string;
  readonly enteredOn: number;
  readonly founded: string;
  readonly fields: Record<string, Painted>;
  readonly present: SaveFields;
  readonly first: SaveFields;
  readonly lists: { readonly serious: Painted; readonly abnormal: Painted };
  revision: number;
  isVoided: boolean;
};

/** What the model says about an organization on a day. */
export function modelRow(organization: ModelOrganization, day: number): Record<string, unknown> {
  const row = Object.fromEntries(
    Object.entries(organization.fields).map(([field, painted]) => [field, painted.values[day]]),
  );
  const { serious, abnormal } = organization.lists;
  const creditFlag = serious.values[day] ? 'serious_illegal' : abnormal.values[day] ? 'activity_abnormal' : 'none';
  return { ...row, id: organization.id, creditFlag };
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴'];
const TOPICS = ['茶叶', '书法', '养老', '物业', '商会', '环保', '教育', '摄影'];
const PLACES = ['河西', '云岭', '城关', '柳溪'];
const CHANGES = [
  'name',
  'legalRepresentativeName',
  'domicile',
  'supervisingUnit',
  'townshipName',
  'assessmentGrade',
  'status',
  'status',
  'legalType',
  'memberUnits',
  'isCharity',
  'certificateValidTo',
  'registeredCapitalWan',
] as const;

/** An office whose clerk works through simulated days, and beside it a model of what was true on each. */
export class History {
  readonly organizations: ModelOrganization[] = [];
  readonly office: TestService;
  day = WORK;
  private readonly session: Session;
  private readonly random: (below: number) => number;
  private count = 0;

  private constructor(office: TestService, session: Session, random: (below: number) => number) {
    this.office = office;
    this.session = session;
    this.random = random;
  }

  static async begin(seed: number): Promise<History> {
    let history: History | undefined;
    let tick = 0;
    const now = () => FIRST_DAY + (history?.day ?? WORK) * 86_400_000 + 3_600_000 + (tick++ % 30_000_000);
    const office = await makeService({ now });
    const session = await logIn(office.folder, 'clerk', PASSWORD, { now, newId: () => v7({ msecs: now() }) });
    history = new History(office, session, seededNumbers(seed));
    return history;
  }

  async end(): Promise<void> {
    await this.session.store.close();
    await this.office.close();
  }

  /** What the store keeps of the past, as the triggers left it and as the migration makes it from the history. */
  async keptPast(): Promise<{ readonly byTriggers: unknown[]; readonly byMigration: unknown[] }> {
    const { writer } = this.session.store;
    const rows = () => writer.selectFrom('organization_past').selectAll().execute();
    const byTriggers = await rows();
    await writer.deleteFrom('organization_past').execute();
    await sql.raw(FILL_PAST).execute(writer);
    return { byTriggers, byMigration: await rows() };
  }

  /** Zero to three entries of one day. */
  async workOneDay({ backDated }: { readonly backDated: boolean }): Promise<void> {
    for (let left = this.random(4); left > 0; left--) {
      const alive = this.organizations.filter((one) => !one.isVoided);
      const act = this.random(20);
      const chosen = alive[this.random(alive.length)];
      if (chosen === undefined || (act === 0 && this.organizations.length < 25)) await this.enter();
      else if (act === 1 && alive.length > 5) await this.voidIt(chosen);
      else if (act <= 6 && backDated) await this.tellEvent(chosen);
      else await this.change(chosen, backDated);
    }
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[this.random(items.length)];
    if (item === undefined) throw new RangeError();
    return item;
  }

  /** Any day up to today, often one on which much happened, so that several entries meet on it. */
  private pastDay(): number {
    return this.random(2) === 0 ? this.random(this.day + 1) : this.random(4) * 70;
  }

  private newName(): string {
    this.count += 1;
    return `${this.pick(PLACES)}${this.pick(TOPICS)}第${this.count}协会`;
  }

  private async enter(): Promise<void> {
    const isFiled = this.random(4) === 0;
    const founded = dateOf(this.random(this.day));
    const precision = this.pick(['day', 'day', 'month', 'year'] as const);
    const common = { name: this.newName(), status: this.pick(['normal', 'normal', 'normal', 'cancelled'] as const) };
    const fields: SaveFields = isFiled
      ? {
          ...common,
          registrationKind: 'filed',
          communityCategory: 'culture_sports',
          townshipName: this.pick(PLACES),
          communityName: '幸福社区',
          filedOn: founded,
          filedOnPrecision: precision,
        }
      : {
          ...common,
          registrationKind: 'registered',
          legalType: this.pick(['social_group', 'foundation', 'other'] as const),
          registrationNo: `R${this.count}`,
          registrationAuthority: '云州市民政局',
          establishedOn: founded,
          establishedOnPrecision: precision,
        };
    const { id } = await this.office.call('organizations.save', {
      fields,
      ...(isFiled ? { contacts: [{ name: '林某某', role: 'activity_lead', workPhone: '0571-88001234' }] } : {}),
    });
    const start =
      precision === 'year'
        ? `${founded.slice(0, 4)}-01-01`
        : precision === 'month'
          ? `${founded.slice(0, 7)}-01`
          : founded;
    const watched = [...CHANGES, 'recordState', 'registrationKind'];
    const first: Record<string, unknown> = { isCharity: false, recordState: 'final', ...fields };
    this.organizations.push({
      id,
      enteredOn: this.day,
      founded: start,
      fields: Object.fromEntries(watched.map((field) => [field, new Painted(first[field] ?? null)])),
      first: { ...fields },
      present: { ...fields },
      lists: { serious: new Painted(false), abnormal: new Painted(false) },
      revision: 1,
      isVoided: false,
    });
  }

  private newValue(field: (typeof CHANGES)[number], { registrationKind }: SaveFields): SaveFields[keyof SaveFields] {
    switch (field) {
      case 'name':
        return this.newName();
      case 'legalRepresentativeName':
        return `${this.pick(SURNAMES)}某某`;
      case 'domicile':
        return `人民路${this.random(9)}号`;
      case 'supervisingUnit':
        return this.pick(['县教育局', '县文化局', null]);
      case 'townshipName':
        return this.pick(PLACES);
      case 'assessmentGrade':
        return this.pick(['5A', '4A', null] as const);
      case 'status':
        return registrationKind === 'filed'
          ? this.pick(['normal', 'filing_ended'] as const)
          : this.pick(['normal', 'liquidating', 'cancelled', 'revoked'] as const);
      case 'legalType':
        return registrationKind === 'filed' ? null : this.pick(['social_group', 'foundation', 'other'] as const);
      case 'memberUnits':
        return this.pick([null, 0, 12, 30]);
      case 'isCharity':
        return this.random(2) === 0;
      case 'certificateValidTo':
        return this.pick([null, '2027-06-30', '2029-12-31']);
      case 'registeredCapitalWan':
        return this.pick([null, '3', '20', '100.5']);
    }
  }

  private async change(chosen: ModelOrganization, backDated: boolean): Promise<void> {
    const day = backDated && this.random(3) > 0 ? this.pastDay() : this.day;
    const patch = Object.fromEntries(
      [this.pick(CHANGES), this.pick(CHANGES)].map((field) => [field, this.newValue(field, chosen.present)]),
    );
    // Written as an import writes it: a form may change neither a status nor what has ended, and what is asked here is how a history
    // of any kind is read.
    const named = 'name' in patch ? pinyinKeys(String(patch.name)) : {};
    const keys = 'name' in patch ? { nameKey: nameKey(String(patch.name)), ...named } : {};
    const { value } = await runWrite(this.session.environment, this.session.actor, 'test', (write) =>
      updateRecord(
        write,
        'organization',
        chosen.id,
        chosen.revision,
        { ...patch, ...keys },
        {
          ...(day === this.day && this.random(2) === 0 ? {} : { effectiveOn: dateOf(day) }),
        },
      ),
    );
    const { revision } = value;
    chosen.revision = revision;
    const before: Readonly<Record<string, unknown>> = { isCharity: false, ...chosen.present };
    for (const [field, value] of Object.entries(patch)) {
      if ((before[field] ?? null) !== value) chosen.fields[field]?.paint(day, value, 'field');
    }
    Object.assign(chosen.present, patch);
  }

  private async tellEvent(chosen: ModelOrganization): Promise<void> {
    const day = this.pastDay();
    const kind = this.random(2) === 0 ? this.pick(ENDED) : this.pick(LISTS);
    await runWrite(this.session.environment, this.session.actor, 'test', (write) =>
      createRecord(write, 'organization_event', {
        organizationId: chosen.id,
        kind,
        effectiveOn: dateOf(day),
        items: [],
        documentNo: null,
        note: null,
      }),
    );
    if (kind.startsWith('list_serious')) chosen.lists.serious.paint(day, kind.endsWith('in'), 'event');
    else if (kind.startsWith('list_')) chosen.lists.abnormal.paint(day, kind.endsWith('in'), 'event');
    else {
      if (ENDED.includes(String(chosen.first.status))) chosen.fields.status?.beforeAll('normal');
      chosen.fields.status?.paint(day, kind, 'event');
    }
  }

  private async voidIt(chosen: ModelOrganization): Promise<void> {
    await this.office.call('organizations.void', {
      id: chosen.id,
      expectedRevision: chosen.revision,
      reason: '重复录入',
    });
    chosen.isVoided = true;
    chosen.fields.recordState?.paint(this.day, 'voided', 'field');
  }
}
